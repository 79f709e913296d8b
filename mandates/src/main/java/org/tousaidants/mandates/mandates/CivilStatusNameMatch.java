package org.tousaidants.mandates.mandates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.openid.IdentityCheckedAct;

/// « Même personne » — compares the name typed by the helper with the civil status from FranceConnect. The typed
/// name must consist of a given name and a family or usual name, without any other word; capitals, accents and
/// hyphens are ignored.
final class CivilStatusNameMatch {
    private static final int OF_AGE = 18;

    private CivilStatusNameMatch() {}

    static boolean is(String written, IdentityCheckedAct.CheckedPersonIdentity person, LocalDate today) {
        var words = words(written);
        var given = words(person.given());
        var family = words(person.family());
        var usual = words(person.usual().orElse(""));
        var names = new HashSet<>(given);
        names.addAll(family);
        names.addAll(usual);
        var named = !family.isEmpty() && words.containsAll(family) || !usual.isEmpty() && words.containsAll(usual);
        return named
                && words.stream().anyMatch(given::contains)
                && names.containsAll(words)
                && isOfAge(person.birth(), today);
    }

    /// Returns whether the person is an adult on the given day. A date of birth without a known day contains
    /// zeros (« 1941-00-00 »).
    private static boolean isOfAge(String birth, LocalDate today) {
        try {
            return !LocalDate.parse(birth.replace("-00", "-01"))
                    .plusYears(OF_AGE)
                    .isAfter(today);
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static Set<String> words(String name) {
        return Arrays.stream(TextNormalisation.bare(name).split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
