// Sentences about a wrong call: options, arguments and their values.

extension Sentences {
    package static let usage: SentenceTable = [
        "usage.unknown_command": (
            "Няма команда „{0}“.{1? Може би „|“?}",
            "There is no command \"{0}\".{1? Did you mean \"|\"?}"
        ),
        "usage.unknown_option": (
            "Тук няма опция „{0}“.{1? Може би „|“?}",
            "There is no option \"{0}\" here.{1? Did you mean \"|\"?}"
        ),
        "usage.missing_value": ("Липсва стойност: {0}.", "A value is missing: {0}."),
        "usage.unexpected_value": (
            "Опцията „{0}“ не приема стойност, а е дадена „{1}“.",
            "The option \"{0}\" takes no value, but \"{1}\" was given."
        ),
        "usage.unexpected_argument": ("Повече, отколкото се очаква: {0}.", "More than was expected: {0}."),
        "usage.missing_argument": ("Липсва задължителното {0}.", "What must be given is missing: {0}."),
        "usage.bad_value": (
            "„{0}“ не е стойност за {1}.{2? Може би „|“?}{3? Познати са: |.}",
            "\"{0}\" is no value of {1}.{2? Did you mean \"|\"?}{3? Known are: |.}"
        ),
        "usage.nothing_to_find": (
            "В „{0}“ няма буква или цифра, която да се търси. Дайте номер, име, идентификатор или част от тях.",
            "\"{0}\" has no letter or digit to look for. Give a number, a name, an identifier, or a part of one."
        ),
        "usage.help": ("Вижте „{0}“.", "See \"{0}\"."),
        "usage.not_day": (
            "„{1}“ не е стойност за {0}; очаква се истински ден като 2026-05-15.",
            "\"{1}\" is no value of {0}; a real day like 2026-05-15 was expected."
        ),
        "usage.no_clock": (
            "Часовникът на компютъра не дава ден; задайте го с --date.",
            "The computer's clock gives no usable day; give it by --date."
        ),
        "usage.from_after_to": (
            "--from ({0}) е след --to ({1}); разменете ги.",
            "--from ({0}) is after --to ({1}); exchange them."
        ),
        "usage.not_month": (
            "„{0}“ не е месец; очаква се година и месец като 2026-05.",
            "\"{0}\" is no month; year and month like 2026-05 were expected."
        ),
        "usage.not_sum": (
            "„{0}“ не е стойност за --amount; очаква се сума над нула като {1}, с точка и най-много {2} {2|цифра|цифри} след нея.",
            "\"{0}\" is no value of --amount; a sum above zero like {1} was expected, with a dot and at most {2} {2|digit|digits} behind it."
        ),
        "usage.unknown_source": (
            "--only: в {1} няма източник „{0}“.{2? Може би „|“?} Познати са: {3}.",
            "--only: there is no source \"{0}\" in {1}.{2? Did you mean \"|\"?} Known are: {3}."
        ),
        "usage.threads": (
            "„{0}“ не е стойност за --threads; очаква се число от 1 нагоре.",
            "\"{0}\" is no value of --threads; a number from 1 up was expected."
        ),
        "usage.to_without_dry_run": (
            "--to върви само с --dry-run: истинската сверка публикува в папката от pipeline.yml.",
            "--to goes with --dry-run only: a real run publishes into the folder of pipeline.yml."
        ),
    ]
}
