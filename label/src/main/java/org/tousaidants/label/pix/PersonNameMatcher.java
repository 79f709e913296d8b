package org.tousaidants.label.pix;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.LetterFolding;

/// Matches rows of a file with people of the network by name, ignoring accents, hyphens, case and order. If
/// several people have the name, none is chosen.
final class PersonNameMatcher {
    /// A helper of the network.
    record Person(UUID helper, String name, String mail, String commune) {}

    /// The result of matching a row with people.
    sealed interface Match {
        /// One person has the mail address of the row; an address belongs to one account.
        record ByMail(Person person) implements Match {}

        record ByName(Person person) implements Match {}

        /// Several people of the network, or several rows of the file, have this name.
        record Several(List<Person> people) implements Match {}

        record Nobody() implements Match {}
    }

    private final Map<String, Person> byMail = new HashMap<>();
    private final Map<String, List<Person>> byName = new HashMap<>();
    private final Map<String, Long> inFile;

    PersonNameMatcher(List<Person> people, List<PixFile.Row> rows) {
        for (var person : people) {
            byMail.put(person.mail(), person);
            byName.computeIfAbsent(key(person.name()), _ -> new ArrayList<>()).add(person);
        }
        inFile = rows.stream().collect(Collectors.groupingBy(row -> key(row.name()), Collectors.counting()));
    }

    Match of(PixFile.Row row) {
        var mailed = row.mail().isEmpty() ? null : byMail.get(row.mail());
        if (mailed != null) return new Match.ByMail(mailed);
        var named = byName.getOrDefault(key(row.name()), List.of());
        if (named.isEmpty()) return new Match.Nobody();
        // If the addresses differ, the row may be about another person with that name.
        return named.size() > 1
                        || inFile.getOrDefault(key(row.name()), 0L) > 1
                        || !row.mail().isEmpty()
                ? new Match.Several(named)
                : new Match.ByName(named.getFirst());
    }

    static List<Person> people(Match match) {
        return switch (match) {
            case Match.ByMail(var person) -> List.of(person);
            case Match.ByName(var person) -> List.of(person);
            case Match.Several(var people) -> people;
            case Match.Nobody() -> List.of();
        };
    }

    static String key(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var letters = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (var i = 0; i <= letters.length(); i++) {
            var c = i < letters.length() ? letters.charAt(i) : ' ';
            var before = word.length();
            LetterFolding.append(word, c);
            if (word.length() > before || c == '\'' || c == '’' || Character.getType(c) == Character.NON_SPACING_MARK)
                continue;
            // Letters of other alphabets are kept.
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
