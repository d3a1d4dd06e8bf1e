// The command line.
@main struct Sverka { static func main() {} }
