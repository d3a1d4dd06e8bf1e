// Sentences of Store.

extension Sentences {
    package static let store: SentenceTable = [
        "store.locked": (
            "Друга сверка или приключване работи в момента. Изчакайте да свърши и стартирайте отново; ако не свършва, намерете процеса ѝ (ps). Файл за заключване не се трие.",
            "Another run or closing of sverka is at work. Wait until it ends and start again; if it never does, find its process (ps). No lock file has to be deleted."
        ),
        "store.cannot_lock": (
            "Главната книга не може да се заключи: {0} – {1}. Нищо не е променено. Проверете правата за тази папка и има ли място на диска.",
            "The ledger cannot be locked: {0} – {1}. Nothing was changed. Check your rights in that folder, and that there is room on the disk."
        ),
        "store.ledger_failed": (
            "Главната книга {0} не може да се ползва: {1}. Нищо не е променено. Проверете правата за файла и папката му и диска.",
            "The ledger {0} cannot be used: {1}. Nothing was changed. Check your rights to the file and its folder, and the disk."
        ),
        "store.ledger_damaged": (
            "Главната книга {0} не може да се ползва: {1}. Нищо не е променено. Сложете файла настрана и върнете главната книга с папката archive от резервното копие.",
            "The ledger {0} cannot be used: {1}. Nothing was changed. Put the file aside and restore the ledger with the folder archive from the back-up."
        ),
        "store.cannot_read": ("Главната книга не може да се прочете: {0}.", "The ledger cannot be read: {0}."),
        "store.cannot_write": (
            "Главната книга не може да се запише: {0}. Нищо не е променено.",
            "The ledger cannot be written: {0}. Nothing was changed."
        ),
        "store.read_only": ("Главната книга е отворена само за четене.", "The ledger is open for reading only."),
        "store.cannot_create": ("{0} не може да се създаде: {1}.", "{0} cannot be created: {1}."),
        "store.cannot_read_file": ("{0} не може да се прочете: {1}.", "{0} cannot be read: {1}."),
        "store.cannot_write_file": (
            "{0} не може да се запише: {1}. Нищо не е променено.", "{0} cannot be written: {1}. Nothing was changed."
        ),
        "store.kind_gone": (
            "Вид {0} има в главната книга, но не и в pipeline.yml. Върнете го в kinds.",
            "The kind {0} is in the ledger but not in pipeline.yml. Put it back under kinds."
        ),
        "store.archive_damaged": ("Обект {0} от архива е повреден.", "Object {0} of the archive is damaged."),
        "store.damaged": ("Главната книга е повредена: {0}.", "The ledger is damaged: {0}."),
        "store.foreign_key": (
            "Главната книга сочи запис, който липсва.", "The ledger refers to a record that is missing."
        ),
        "store.newer": (
            "Главната книга е писана от по-нова версия на sverka. Обновете програмата.",
            "The ledger was written by a newer version of sverka. Update the program."
        ),
        "store.full": (
            "Няма място на диска за {0}. Нищо не е записано. Освободете място и опитайте отново.",
            "There is no room on the disk for {0}. Nothing was written. Free some and run again."
        ),
        "store.cannot_archive": (
            "{0} не може да се сложи в архива: {1}. Нищо не е записано.",
            "{0} cannot be put into the archive: {1}. Nothing was written."
        ),
        "store.file_changed": (
            "{0} се промени, докато се четеше. Нищо не е записано; опитайте отново.",
            "{0} changed while it was being read. Nothing was written; run again."
        ),
        "store.refused": (
            "Главната книга отказа запис: {0}. Нищо не е записано; това е грешка в програмата.",
            "The ledger refused a row: {0}. Nothing was written; this is a fault of the program."
        ),
        "store.sums": (
            "Сборовете по плащания и задължения не излизат. Нищо не е записано; това е грешка в програмата.",
            "The sums by payment and obligation do not agree. Nothing was written; this is a fault of the program."
        ),
        "store.chain": ("Веригата на манифестите се къса при сверка {0}.", "The chain of manifests breaks at run {0}."),
        "store.check_claims": (
            "{0} {0|свързване не е сборът на движенията си|свързвания не са сборът на движенията си}.",
            "{0} {0|claim is not the sum of its|claims are not the sum of their} movements."
        ),
        "store.check_payments": (
            "{0} {0|плащане не е сборът на свързванията си|плащания не са сборът на свързванията си}.",
            "{0} {0|payment is not the sum of its|payments are not the sum of their} claims."
        ),
        "store.check_obligations": (
            "{0} {0|задължение не отговаря на плащанията по него|задължения не отговарят на плащанията по тях}.",
            "{0} {0|obligation is not what was paid on it|obligations are not what was paid on them}."
        ),
        "store.check_controls": (
            "{0} {0|контролна сума не излиза|контролни суми не излизат}.",
            "{0} control {0|total does|totals do} not close."
        ),
    ]
}
