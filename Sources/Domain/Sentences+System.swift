// Reasons that the system and its libraries give, in words of ours: their own are English and meant for programmers.

/// Why a call of the system or of SQLite failed, as an argument of a message.
package enum Reason {
    /// A number of errno.
    package static func system(_ code: Int32) -> String { "system:\(code)" }
    /// A primary result code of SQLite.
    package static func sqlite(_ code: Int32) -> String { "sqlite:\(code)" }
}

extension Sentences {
    /// An argument in words; all but reasons, kinds and the registers' statuses stay as they are.
    static func words(of argument: String, _ language: Language) -> String {
        if argument.hasPrefix(KindSettings.mark) { return kind(argument.dropFirst(KindSettings.mark.count), language) }
        if argument.hasPrefix(RegisterStatus.mark) {
            return text(Message("status." + argument.dropFirst(RegisterStatus.mark.count)), language)
        }
        for (prefix, name) in [("system:", "system"), ("sqlite:", "sqlite")] where argument.hasPrefix(prefix) {
            let code = argument.dropFirst(prefix.count)
            guard !code.isEmpty, code.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
            let key = "\(name).\(code)"
            let isKnown = reasons[key] != nil
            return text(Message(isKnown ? key : name + ".other", [String(code)]), language)
        }
        return argument
    }

    package static let reasons: SentenceTable = [
        // errno of Linux.
        "system.1": ("не е позволено", "not permitted"),
        "system.2": ("няма такъв файл или папка", "no such file or folder"),
        "system.5": ("дискът не отговаря както трябва", "the disk does not answer as it should"),
        "system.11": ("заето е от друга програма", "another program holds it"),
        "system.12": ("паметта не стига", "there is not enough memory"),
        "system.13": ("нямате права", "you have no right to it"),
        "system.16": ("заето е от друга програма", "another program holds it"),
        "system.17": ("на това място вече има друго", "something else stands there already"),
        "system.20": ("на мястото на папка стои файл", "a file stands where a folder should be"),
        "system.21": ("това е папка, а не файл", "it is a folder, not a file"),
        "system.23": ("отворени са твърде много файлове", "too many files are open"),
        "system.24": ("отворени са твърде много файлове", "too many files are open"),
        "system.26": ("заето е от друга програма", "another program holds it"),
        "system.27": ("файлът е по-голям, отколкото е позволено", "the file is larger than is allowed"),
        "system.28": ("няма място на диска", "there is no room on the disk"),
        "system.30": ("дискът е само за четене", "the disk is for reading only"),
        "system.36": ("името е твърде дълго", "the name is too long"),
        "system.39": ("папката не е празна", "the folder is not empty"),
        "system.40": ("връзките към файла се въртят в кръг", "the links to the file go round in a circle"),
        "system.95": ("тази файлова система не го може", "this file system can't do it"),
        "system.116": ("мрежовият диск се е променил", "the network disk has changed"),
        "system.122": ("квотата на диска е изчерпана", "the disk quota is used up"),
        "system.other": ("грешка {0} на операционната система", "error {0} of the operating system"),
        // Primary result codes of SQLite.
        "sqlite.5": ("заета е от друга програма", "another program holds it"),
        "sqlite.6": ("заета е от друга програма", "another program holds it"),
        "sqlite.7": ("паметта не стига", "there is not enough memory"),
        "sqlite.8": ("може само да се чете", "it can only be read"),
        "sqlite.10": ("дискът не отговаря както трябва", "the disk does not answer as it should"),
        "sqlite.11": ("файлът е повреден", "the file is damaged"),
        "sqlite.13": ("няма място на диска", "there is no room on the disk"),
        "sqlite.14": ("файлът не може да се отвори", "the file can't be opened"),
        "sqlite.19": ("записите си противоречат", "the records contradict each other"),
        "sqlite.26": ("файлът не е главна книга", "the file is no ledger"),
        "sqlite.other": ("грешка {0} на SQLite", "error {0} of SQLite"),
    ]
}
