package org.tousaidants.platform.persons;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.codes.PaperCode;

/// « Recherche d’une personne » — a name, a mail address, a telephone number or a code, as typed by a coordinator. A
/// name is found whatever its case, its accents and the order of its words; a telephone number is found whatever its
/// spaces and its country code.
sealed interface PersonSearchQuery {
    int FEWEST_LETTERS = 3;
    int FEWEST_DIGITS = 6;

    /// Returns whether a stored text matches this search.
    boolean matches(String stored);

    record PersonQueryByName(List<String> words) implements PersonSearchQuery {
        @Override
        public boolean matches(String stored) {
            var known = List.of(TextNormalisation.words(stored).split(" "));
            return words.stream().allMatch(word -> known.stream().anyMatch(one -> one.startsWith(word)));
        }
    }

    record PersonQueryByMail(String mail) implements PersonSearchQuery {
        @Override
        public boolean matches(String stored) {
            return stored.toLowerCase(Locale.ROOT).contains(mail);
        }
    }

    /// A search by telephone number.
    ///
    /// @param digits digits of the number, without the leading 0 or the country code
    record PersonQueryByPhone(String digits) implements PersonSearchQuery {
        @Override
        public boolean matches(String stored) {
            return PersonSearchQuery.figures(stored).endsWith(digits);
        }
    }

    record PersonQueryByCode(PaperCode code) implements PersonSearchQuery {
        @Override
        public boolean matches(String stored) {
            return false;
        }
    }

    /// Returns the parsed search; empty if the text is too short to identify one person.
    static Optional<PersonSearchQuery> read(String typed) {
        var text = typed.strip();
        if (text.contains("@")) {
            var mail = text.toLowerCase(Locale.ROOT);
            return mail.length() > FEWEST_LETTERS ? Optional.of(new PersonQueryByMail(mail)) : Optional.empty();
        }
        var code = PaperCode.read(text).good();
        if (code.isPresent()) return Optional.of(new PersonQueryByCode(code.get()));
        var digits = figures(text);
        if (text.chars().noneMatch(Character::isLetter)) {
            var local = digits.startsWith("33") && digits.length() > 9
                    ? digits.substring(2)
                    : digits.startsWith("0033") ? digits.substring(4) : digits;
            var own = local.startsWith("0") ? local.substring(1) : local;
            return own.length() >= FEWEST_DIGITS ? Optional.of(new PersonQueryByPhone(own)) : Optional.empty();
        }
        var name = TextNormalisation.words(text);
        return name.replace(" ", "").length() >= FEWEST_LETTERS
                ? Optional.of(new PersonQueryByName(List.of(name.split(" "))))
                : Optional.empty();
    }

    private static String figures(String text) {
        return text.replaceAll("\\D", "");
    }
}
