package org.tousaidants.platform.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    @Test
    void aCodeIsReadAsItIsPrintedWhateverTheCaseAndTheDashes() {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var code = PaperCode.draw('V', 2 + i % 7, random);
            assertThat(PaperCode.read(code.printed()).good()).contains(code);
            assertThat(PaperCode.read(" " + code.printed().toLowerCase(java.util.Locale.ROOT) + " ")
                            .good())
                    .contains(code);
            assertThat(code.kind()).isEqualTo('V');
        }
    }

    @Test
    void whatLooksLikeAnotherLetterIsReadRight() {
        var random = new Random(3);
        for (var i = 0; i < 500; i++) {
            var code = PaperCode.draw('R', 3, random);
            var typed = code.text().replace('0', 'o').replace('1', i % 2 == 0 ? 'l' : 'I');
            assertThat(PaperCode.read(typed).good()).contains(code);
        }
    }

    @Test
    void aWrongCharacterIsFoundInItsGroup() {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++) {
            var code = PaperCode.draw('V', 6, random).text();
            var at = random.nextInt(code.length());
            var other = LETTERS.charAt(random.nextInt(LETTERS.length()));
            if (code.charAt(at) == other || code.charAt(at) == 'Z') continue;
            var wrong = code.substring(0, at) + other + code.substring(at + 1);
            assertThat(PaperCode.read(wrong))
                    .as(code + " " + wrong)
                    .isEqualTo(new PaperCode.PaperCodeParseResult.MistypedCode(1 + at / 4));
        }
    }

    @Test
    void twoNeighboursSwappedAreFound() {
        var random = new Random(13);
        for (var i = 0; i < 5_000; i++) {
            var code = PaperCode.draw('V', 4, random).text();
            var at = random.nextInt(code.length() - 1);
            var one = code.charAt(at);
            var two = code.charAt(at + 1);
            // Skips equal characters, and 0 and Z, which the check character does not distinguish.
            if (one == two || "0Z".indexOf(one) >= 0 || "0Z".indexOf(two) >= 0) continue;
            var swapped = code.substring(0, at) + two + one + code.substring(at + 2);
            assertThat(PaperCode.read(swapped).good()).as(code + " " + swapped).isEmpty();
        }
    }

    @Test
    void twoGroupsSwappedAreFound() {
        var random = new Random(17);
        for (var i = 0; i < 1_000; i++) {
            var code = PaperCode.draw('V', 3, random).text();
            var swapped = code.substring(4, 8) + code.substring(0, 4) + code.substring(8);
            if (!swapped.equals(code))
                assertThat(PaperCode.read(swapped).good()).isEmpty();
        }
    }

    @Test
    void whatIsNoCodeIsSaidSo() {
        for (var typed : new String[] {"", "V7K3", "V7K3-9QW", "été à la mer", "U".repeat(8), "0".repeat(40)})
            assertThat(PaperCode.read(typed)).as(typed).isEqualTo(new PaperCode.PaperCodeParseResult.NoPaperCode());
    }
}
