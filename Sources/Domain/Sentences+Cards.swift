// Sentences about card reports: what was found, what was expected, what to do.

extension Sentences {
    package static let cards: SentenceTable = [
        "cards.unknown_row": (
            bg:
                "Редът е от вид „{!0}“, който профилът {1} не познава. Запишете под csv, values: type в pipeline.yml какво е: sale, reversal, refund или chargeback; в собствен профил добавете ред под rows.",
            en:
                "The row is of the kind \"{!0}\", which profile {1} doesn't know. Write under csv, values: type in pipeline.yml what it is: sale, reversal, refund or chargeback; in a profile of your own add it under rows."
        ),
        "cards.unknown_direction": (
            "„{!0}“ не е посока, която профилът {1} знае; опишете я в directions.",
            "\"{!0}\" is no direction that the profile {1} knows; describe it in directions."
        ),
        "cards.sign": (
            bg:
                "Редът е {0}, а сумата му е {!1}: знакът показва обратното. Поискайте от картовия оператор верен файл.",
            en:
                "The row is a {0}, and its sum is {!1}: the sign says the opposite. Ask the acquirer for a correct file."
        ),
        "cards.equation": (
            bg:
                "Сумите на реда не се връзват: {!0} без такса {!1} не е {!2}. Поискайте от картовия оператор верен файл.",
            en: "The row's sums don't agree: {!0} less fee {!1} is not {!2}. Ask the acquirer for a correct file."
        ),
        "cards.cut_off": (
            bg: "Файлът е прекъснат в този ред: отворената кавичка не се затваря. Изтеглете го отново.",
            en: "The file is cut off in this row: an opened quote is not closed. Export it again."
        ),
        "cards.no_pairs": (
            bg: "Редът няма нужните двойки ИМЕ=стойност. Изтеглете файла отново.",
            en: "The row lacks the pairs NAME=value that it needs. Export the file again."
        ),
        "cards.unknown_zone": (
            bg: "Часовата зона „{!0}“ е непозната. Очаква се UTC, CET, EET или Europe/Sofia.",
            en: "The time zone \"{!0}\" is not known. Expected is UTC, CET, EET or Europe/Sofia."
        ),
        "cards.not_of_profile": (
            bg:
                "Файлът не е от вида {0}: липсва заглавният ред или началният запис, по които той се познава. Проверете csv, profile в pipeline.yml.",
            en:
                "The file is not of the kind {0}: the header line or first record by which that is told is missing. Check csv, profile in pipeline.yml."
        ),
        "cards.payout_differs": (
            bg:
                "Превод {!0} е {!1}, а редовете му дават {!2}. Файлът не е цял или е променен; поискайте го отново от картовия оператор.",
            en:
                "Payout {!0} is {!1}, and its rows come to {!2}. The file is not whole or was changed; ask the acquirer for it again."
        ),
        "cards.total_differs": (
            bg:
                "Контролната сума ({0}) на файла е {!1}, а редовете дават {!2}. Файлът не е цял или е променен; поискайте го отново от картовия оператор.",
            en:
                "The file's control total ({0}) is {!1}, and its rows come to {!2}. The file is not whole or was changed; ask the acquirer for it again."
        ),
        "cards.count_differs": (
            bg:
                "Според файла записите или плащанията са {0}, а в него са {1}. Файлът не е цял; поискайте го отново от картовия оператор.",
            en:
                "The file says {0} records or transactions, and has {1}. The file is not whole; ask the acquirer for it again."
        ),
    ]
}
