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
import org.tousaidants.core.text.BundledFile;

/// « Numéro d'aide » — an organisation to call first for some dangers, read from a line of
/// `understanding/numbers.tsv`, with its name in seven languages.
///
/// @param letter letter that identifies the number in a web address; it never changes
/// @param phone telephone number; empty if there is none
/// @param link address of the website; empty if there is none
/// @param written whether the number accepts only text messages
/// @param checked day on which a person last compared the line with its source
public record EmergencyHelpNumber(
        char letter,
        String code,
        String phone,
        boolean written,
        String link,
        Set<DangerSituation> dangers,
        Optional<LocalDate> checked,
        String source,
        Map<String, String> words) {
    private static final String MESSAGE = "sms:";
    private static final List<EmergencyHelpNumber> SHIPPED = read();

    public EmergencyHelpNumber {
        dangers = Set.copyOf(dangers);
        words = Map.copyOf(words);
    }

    /// Returns all help numbers, in the order in which a page shows them.
    public static List<EmergencyHelpNumber> all() {
        return SHIPPED;
    }

    public static List<EmergencyHelpNumber> of(Collection<DangerSituation> dangers) {
        return SHIPPED.stream()
                .filter(number -> number.dangers.stream().anyMatch(dangers::contains))
                .toList();
    }

    /// Returns the numbers for the letters of a web address; unknown letters are ignored.
    public static List<EmergencyHelpNumber> ofLetters(String letters) {
        return SHIPPED.stream()
                .filter(number -> letters.indexOf(number.letter) >= 0)
                .toList();
    }

    public static String letters(Collection<EmergencyHelpNumber> numbers) {
        return numbers.stream().map(number -> Character.toString(number.letter)).collect(Collectors.joining());
    }

    /// Returns the address of the website without the parts that a person need not type.
    public String site() {
        return link.replaceFirst("^https?://", "");
    }

    /// Returns whether a person last compared the number with its source before that day.
    public boolean olderThan(LocalDate day) {
        return checked.isEmpty() || checked.get().isBefore(day);
    }

    /// Returns the name of the organisation in this language, or in French if there is no translation.
    public String in(String language) {
        return words.getOrDefault(language, words.getOrDefault("fr", ""));
    }

    private static List<EmergencyHelpNumber> read() {
        return BundledFile.named(EmergencyHelpNumber.class, "/understanding/numbers.tsv").stream()
                .map(EmergencyHelpNumber::of)
                .toList();
    }

    private static EmergencyHelpNumber of(Map<String, String> line) {
        String[] own = {"letter", "code", "phone", "link", "dangers", "checked", "source"};
        var words = new HashMap<>(line);
        words.keySet().removeAll(Arrays.asList(own));
        var phone = line.getOrDefault("phone", "");
        return new EmergencyHelpNumber(
                line.getOrDefault("letter", "").charAt(0),
                line.getOrDefault("code", ""),
                phone.startsWith(MESSAGE) ? phone.substring(MESSAGE.length()) : phone,
                phone.startsWith(MESSAGE),
                line.getOrDefault("link", ""),
                Arrays.stream(line.getOrDefault("dangers", "").split(","))
                        .map(danger -> DangerSituation.ofParameter(danger).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.of(line.getOrDefault("checked", ""))
                        .filter(day -> !day.isEmpty())
                        .map(LocalDate::parse),
                line.getOrDefault("source", ""),
                words);
    }
}
