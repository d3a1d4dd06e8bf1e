internal import Domain
enum WorkbookReport {
    static func write(_ pack: ReportPack, _ language: Language, to folder: String) throws(ReportFailure) -> WrittenFile {
        WrittenFile(name: "reconciliation.xlsx", bytes: 0)
    }
}
