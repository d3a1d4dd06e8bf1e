// Where libFuzzer comes in: what it makes up is read by every reader, and judged as the damaged files of the tests are.

/// Reads one input; a result that does not hold ends the program, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    if let problem = DamagedFile.problem(Array(UnsafeBufferPointer(start: start, count: count))) { fatalError(problem) }
    return 0
}
