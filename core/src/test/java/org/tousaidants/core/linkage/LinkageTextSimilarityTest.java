package org.tousaidants.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkageTextSimilarityTest {
    /// Examples from Winkler's paper.
    @ParameterizedTest
    @CsvSource({
        "martha,marhta,0.961",
        "dwayne,duane,0.840",
        "dixon,dicksonx,0.813",
        "chauvet,chauvet,1",
        "abc,xyz,0",
        "'',abc,0",
        "'','',1"
    })
    void lettersInCommonInCommonOrder(String one, String other, double expected) {
        assertThat(LinkageTextSimilarity.jaroWinkler(one, other)).isCloseTo(expected, Offset.offset(0.001));
        assertThat(LinkageTextSimilarity.jaroWinkler(other, one)).isCloseTo(expected, Offset.offset(0.001));
    }

    @ParameterizedTest
    @CsvSource({"19081209,19081209,0", "19081209,19081290,1", "19081209,1908129,1", "19081209,29081290,2", "a,bcdef,3"})
    void typingErrors(String one, String other, int expected) {
        assertThat(LinkageTextSimilarity.edits(one, other, 2)).isEqualTo(expected);
        assertThat(LinkageTextSimilarity.edits(other, one, 2)).isEqualTo(expected);
    }

    @Test
    void rareElementsWeighMore() {
        var weights = new float[] {1, 1, 8};
        assertThat(LinkageTextSimilarity.overlap(new int[] {0, 2}, new int[] {1, 2}, weights))
                .isCloseTo(0.8, Offset.offset(1e-6));
        assertThat(LinkageTextSimilarity.overlap(new int[] {0, 2}, new int[] {0, 1}, weights))
                .isCloseTo(0.1, Offset.offset(1e-6));
        assertThat(LinkageTextSimilarity.overlap(new int[] {}, new int[] {0}, weights))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "L’Étoile d’Or,l etoile d or",
        "'  Saint-Jean   d''Angély ',saint jean d angely",
        "Art's Deli,arts deli",
        "CŒUR,coeur",
        "déjà  vu,deja vu",
        "...,''"
    })
    void textsAreFolded(String text, String folded) {
        assertThat(LinkageTextNormaliser.fold(text)).isEqualTo(folded);
        assertThat(LinkageTextNormaliser.fold(folded)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"faure,phaure", "chauvet,chauvez", "quillet,kilet", "renaud,renault", "bernard,bernart", "jean,gean"})
    void namesThatSoundAlikeShareAKey(String one, String other) {
        assertThat(FrenchWordPhoneticKey.key(one)).isEqualTo(FrenchWordPhoneticKey.key(other));
    }

    @ParameterizedTest
    @CsvSource({"martin,bernard", "roux,riou", "tessier,texier"})
    void namesThatSoundDifferentDoNot(String one, String other) {
        assertThat(FrenchWordPhoneticKey.key(one)).isNotEqualTo(FrenchWordPhoneticKey.key(other));
    }
}
