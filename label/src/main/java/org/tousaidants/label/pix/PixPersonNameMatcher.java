package org.tousaidants.label.pix;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.AccentRemoval;

/// Matches the rows of a file with people of the network by name, ignoring accents, hyphens, case and order. If
/// several people have the same name, nobody is selected.
final class PixPersonNameMatcher {
    /// A helper of the network.
    record PixMatchPerson(UUID helper, String name, String mail, String commune) {}

    /// The result of matching a row with people.
    sealed interface PersonMatch {
        /// One person has the mail address of the row. An address belongs to only one account.
        record PersonMatchedByMail(PixMatchPerson person) implements PersonMatch {}

        record PersonMatchedByName(PixMatchPerson person) implements PersonMatch {}

        /// Several people of the network have this name, or several rows of the file have it.
        record SeveralPeopleMatch(List<PixMatchPerson> people) implements PersonMatch {}

        record NoPersonMatches() implements PersonMatch {}
    }

    private final Map<String, PixMatchPerson> byMail = new HashMap<>();
    private final Map<String, List<PixMatchPerson>> byName = new HashMap<>();
    private final Map<String, Long> inFile;

    PixPersonNameMatcher(List<PixMatchPerson> people, List<PixResultFile.PixFileRow> rows) {
        for (var person : people) {
            byMail.put(person.mail(), person);
            byName.computeIfAbsent(key(person.name()), _ -> new ArrayList<>()).add(person);
        }
        inFile = rows.stream().collect(Collectors.groupingBy(row -> key(row.name()), Collectors.counting()));
    }

    PersonMatch of(PixResultFile.PixFileRow row) {
        var mailed = row.mail().isEmpty() ? null : byMail.get(row.mail());
        if (mailed != null) return new PersonMatch.PersonMatchedByMail(mailed);
        var named = byName.getOrDefault(key(row.name()), List.of());
        if (named.isEmpty()) return new PersonMatch.NoPersonMatches();
        // If the addresses differ, several people are possible, because the row may be about another person
        // with the same name.
        return named.size() > 1
                        || inFile.getOrDefault(key(row.name()), 0L) > 1
                        || !row.mail().isEmpty()
                ? new PersonMatch.SeveralPeopleMatch(named)
                : new PersonMatch.PersonMatchedByName(named.getFirst());
    }

    static List<PixMatchPerson> people(PersonMatch match) {
        return switch (match) {
            case PersonMatch.PersonMatchedByMail(var person) -> List.of(person);
            case PersonMatch.PersonMatchedByName(var person) -> List.of(person);
            case PersonMatch.SeveralPeopleMatch(var people) -> people;
            case PersonMatch.NoPersonMatches() -> List.of();
        };
    }

    static String key(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var letters = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (var i = 0; i <= letters.length(); i++) {
            var c = i < letters.length() ? letters.charAt(i) : ' ';
            var before = word.length();
            AccentRemoval.append(word, c);
            if (word.length() > before || c == '\'' || c == '’' || Character.getType(c) == Character.NON_SPACING_MARK)
                continue;
            // Letters of other alphabets are not removed.
            if (Character.isLetter(c) || Character.isSurrogate(c)) word.append(Character.toLowerCase(c));
            else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        words.sort(null);
        return String.join(" ", words);
    }
}
