package org.tousaidants.find.understanding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ShippedFile;

/// « Numéro d'aide » — an organisation to call first for some dangers, from a line of
/// `understanding/numbers.tsv`, with its name in seven languages.
///
/// @param letter identifies the number in an address; it never changes
/// @param phone empty if it has none
/// @param link empty if it has no site
/// @param written whether the number accepts only text messages
/// @param checked day on which a person last compared the line with its source
public record HelpNumber(
        char letter,
        String code,
        String phone,
        boolean written,
        String link,
        Set<Danger> dangers,
        Optional<LocalDate> checked,
        String source,
        Map<String, String> words) {
    private static final String MESSAGE = "sms:";
    private static final List<HelpNumber> SHIPPED = read();

    public HelpNumber {
        dangers = Set.copyOf(dangers);
        words = Map.copyOf(words);
    }

    /// All help numbers, in the order in which a page shows them.
    public static List<HelpNumber> all() {
        return SHIPPED;
    }

    public static List<HelpNumber> of(Collection<Danger> dangers) {
        return SHIPPED.stream()
                .filter(number -> number.dangers.stream().anyMatch(dangers::contains))
                .toList();
    }

    /// Parses the letters of a URL; unknown letters are ignored.
    public static List<HelpNumber> ofLetters(String letters) {
        return SHIPPED.stream()
                .filter(number -> letters.indexOf(number.letter) >= 0)
                .toList();
    }

    public static String letters(Collection<HelpNumber> numbers) {
        return numbers.stream().map(number -> Character.toString(number.letter)).collect(Collectors.joining());
    }

    /// The address of the site without the parts that a person need not type.
    public String site() {
        return link.replaceFirst("^https?://", "");
    }

    /// Whether the last check was before that day.
    public boolean olderThan(LocalDate day) {
        return checked.isEmpty() || checked.get().isBefore(day);
    }

    /// The name in this language; in French if there is no translation.
    public String in(String language) {
        return words.getOrDefault(language, words.getOrDefault("fr", ""));
    }

    private static List<HelpNumber> read() {
        return ShippedFile.named(HelpNumber.class, "/understanding/numbers.tsv").stream()
                .map(HelpNumber::of)
                .toList();
    }

    private static HelpNumber of(Map<String, String> line) {
        String[] own = {"letter", "code", "phone", "link", "dangers", "checked", "source"};
        var words = new HashMap<>(line);
        words.keySet().removeAll(Arrays.asList(own));
        var phone = line.getOrDefault("phone", "");
        return new HelpNumber(
                line.getOrDefault("letter", "").charAt(0),
                line.getOrDefault("code", ""),
                phone.startsWith(MESSAGE) ? phone.substring(MESSAGE.length()) : phone,
                phone.startsWith(MESSAGE),
                line.getOrDefault("link", ""),
                Arrays.stream(line.getOrDefault("dangers", "").split(","))
                        .map(danger -> Danger.ofParameter(danger).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.of(line.getOrDefault("checked", ""))
                        .filter(day -> !day.isEmpty())
                        .map(LocalDate::parse),
                line.getOrDefault("source", ""),
                words);
    }
}
