package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// Each number in the sentence of a guarantee is the number that is measured. Regression: « en huit jours »
/// (eight days) had a threshold of ten days, and « huit sur dix » (eight of ten) a share of 70 %.
class PromiseSentenceTest {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("une", 1),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("six", 6),
            Map.entry("sept", 7),
            Map.entry("huit", 8),
            Map.entry("neuf", 9),
            Map.entry("dix", 10),
            Map.entry("quinze", 15),
            Map.entry("dix-neuf", 19),
            Map.entry("vingt", 20),
            Map.entry("vingt-quatre", 24),
            Map.entry("trente", 30),
            Map.entry("quarante-huit", 48));
    private static final Pattern SHARE = Pattern.compile("([\\p{L}-]+) (?:fois|personnes|habitants) sur ([\\p{L}-]+)");
    private static final List<String> TIMES = List.of("minutes", "heures", "jours");

    @ParameterizedTest
    @ValueSource(strings = {"base", "charente-maritime"})
    void thresholdAndShareAreThoseOfTheSentence(String protocol) {
        var guarantees = ChangedProtocol.of(protocol).read().guarantees();
        assertThat(guarantees).hasSizeGreaterThanOrEqualTo(4);
        for (var one : guarantees) {
            var phrase = one.phrase().toLowerCase(Locale.FRENCH);
            assertThat(share(phrase)).as(one.phrase()).isEqualTo(one.share());
            if (TIMES.contains(one.unit()))
                assertThat(threshold(one, phrase)).as(one.phrase()).isEqualTo(one.threshold());
        }
    }

    /// The percentage in a sentence; « chaque habitant » (each inhabitant) is 100.
    private static int share(String phrase) {
        var found = SHARE.matcher(phrase);
        return found.find() ? 100 * number(found.group(1)) / number(found.group(2)) : 100;
    }

    private static int threshold(ServiceGuarantee guarantee, String phrase) {
        var found = Pattern.compile("([\\p{L}-]+) " + guarantee.unit()).matcher(phrase);
        assertThat(found.find()).as(guarantee.phrase()).isTrue();
        return number(found.group(1));
    }

    private static int number(String word) {
        assertThat(NUMBERS).containsKey(word);
        return NUMBERS.getOrDefault(word, 0);
    }
}
