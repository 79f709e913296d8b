package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.schema.Field;

/// Tests that each simple field accepts many spellings, gives a valid value or none, and never fails.
class FieldCleaningTest {

    @ParameterizedTest
    @CsvSource({
        "05 46 00 11 22, +33546001122",
        "05.46.00.11.22, +33546001122",
        "+33 (0)5 46 00 11 22, +33546001122",
        "0033546001122, +33546001122",
        "33630392518, +33630392518",
        "546001122, +33546001122",
        "0546001122.0, +33546001122",
        "Tél. : 05 46 00 11 22, +33546001122",
        "05 46 00 11 22 (mairie), +33546001122",
        "0590 12 34 56, +590590123456",
        "0696 12 34 56, +596696123456",
        "0694 12 34 56, +594694123456",
        "0262 12 34 56, +262262123456",
        "0639 12 34 56, +262639123456",
        "0508 41 00 00, +33508410000",
        "+687 28 52 82, +687285282",
        "00687285282, +687285282"
    })
    void aPhoneIsWrittenInE164(String written, String expected) {
        assertThat(PhoneCellParser.read(written, "17000").dialled()).contains(expected);
        assertThat(Field.TELEPHONE.accepts(expected)).isTrue();
    }

    @Test
    void aShortNumberOverseasIsReadWithItsPostcode() {
        assertThat(PhoneCellParser.read("28 52 82", "98800").dialled()).contains("+687285282");
        assertThat(PhoneCellParser.read("28 52 82", "17000").dialled()).isEmpty();
        assertThat(PhoneCellParser.read("40 41 42 43", "98713").dialled()).contains("+68940414243");
    }

    @Test
    void ofTwoPhonesTheFirstIsKeptAndTheOtherCounted() {
        for (var written : new String[] {
            "05 46 00 11 22 / 06 12 34 56 78", "05 46 00 11 22 ou 06 12 34 56 78", "0546001122 0612345678"
        }) {
            var reading = PhoneCellParser.read(written, "");
            assertThat(reading.dialled()).as(written).contains("+33546001122");
            assertThat(reading.others()).as(written).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3949", "sur rendez-vous", "", "0", "12345678901234567890123", "+41 22 345 67 89", "05 46 00"})
    void whatCannotBeDialledFromTheNationalFileIsDropped(String written) {
        assertThat(PhoneCellParser.read(written, "17000").dialled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Accueil@Ville.FR, accueil@ville.fr",
        "mailto:accueil@ville.fr, accueil@ville.fr",
        "<accueil@ville.fr>, accueil@ville.fr",
        "Contact : accueil@ville.fr., accueil@ville.fr",
        "accueil @ ville.fr, accueil@ville.fr",
        "accueil(at)ville.fr, accueil@ville.fr",
        "a.b@c.fr;d@e.fr, a.b@c.fr|d@e.fr",
        "a@b.fr / c@d.fr / a@b.fr, a@b.fr|c@d.fr"
    })
    void aMailIsWrittenInLowerCaseAndSeveralAreKept(String written, String expected) {
        assertThat(String.join("|", MailCellParser.read(written).mails())).isEqualTo(expected);
    }

    @Test
    void aBadMailIsDroppedAndSaid() {
        assertThat(MailCellParser.read("accueil@ville").mails()).isEmpty();
        assertThat(MailCellParser.read("accueil@ville").refused()).containsExactly("accueil@ville");
        assertThat(MailCellParser.read("a@b.fr, c@d").refused()).containsExactly("c@d");
        assertThat(MailCellParser.read("voir le site").refused()).containsExactly("voir le site");
        assertThat(MailCellParser.read("a".repeat(250) + "@b.fr").mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "www.ville.fr, http://www.ville.fr",
        "http://ville.fr, http://ville.fr",
        "HTTPS://Ville.fr/Page, https://ville.fr/Page",
        "https//ville.fr, https://ville.fr",
        "https ://ville.fr, https://ville.fr",
        "http://https://ville.fr, https://ville.fr",
        "Site : www.ville.fr, http://www.ville.fr",
        "https://ville.fr/été, https://ville.fr/%C3%A9t%C3%A9",
        "https://médiathèque.fr, https://xn--mdiathque-53af.fr",
        "https://ville.fr/?a=1|https://b.fr, https://ville.fr/?a=1|https://b.fr",
        "https://ville.fr/a%zz, https://ville.fr/a%25zz"
    })
    void aWebAddressIsCompletedAndEncoded(String written, String expected) {
        assertThat(String.join("|", LinkCellParser.read(written).links())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "ftp://ville.fr",
                "https://localhost/",
                "https://user:secret@ville.fr",
                "http://ville.fr@evil.example/%00",
                "mairie",
                "https://",
                "http://.fr"
            })
    void whatIsNoWebPageIsRefused(String written) {
        assertThat(LinkCellParser.read(written).links()).isEmpty();
        assertThat(LinkCellParser.read(written).refused()).isNotEmpty();
    }

    @Test
    void aWebAddressCannotBreakOutOfAnAttribute() {
        assertThat(LinkCellParser.read("http://ville.fr/?a=\"onmouseover=x").links())
                .allSatisfy(link -> assertThat(link).doesNotContain("\"", "<", ">", "'", " "));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 2024-01-31",
        "2024-01-31T12:00:00.000Z, 2024-01-31",
        "31/01/2024, 2024-01-31",
        "1/2/24, 2024-02-01",
        "31.01.2024 15:50, 2024-01-31",
        "Espace labellisé 01/01/2020, 2020-01-01",
        "1706659200, 2024-01-31",
        "1706659200000, 2024-01-31",
        "20240131, 2024-01-31",
        "45322, 2024-01-31",
        "1er mars 2021, 2021-03-01",
        "le 12 Août 2022, 2022-08-12"
    })
    void aDateIsReadInItsManyForms(String written, String expected) {
        assertThat(DateCellParser.read(written)).map(Object::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hier",
                "32/01/2020",
                "29/02/2023",
                "12",
                "01/01/1875",
                "99999999999999",
                "date_de_modification"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(DateCellParser.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401 092 267 00020, 40109226700020",
        "13002603200016.0, 13002603200016",
        "35600000060857, 35600000060857",
        "w123456789, W123456789",
        "1234567, ''",
        "00000000000000, ''",
        "0.0, ''",
        "inconnu, ''"
    })
    void aPivotIsCleaned(String written, String expected) {
        assertThat(OrganisationIdentifierParser.read(written).orElse("")).isEqualTo(expected);
    }

    @Test
    void theLuhnKeyIsCheckedAndLaPosteHasItsOwn() {
        assertThat(OrganisationIdentifierParser.luhn("40109226700020")).isTrue();
        assertThat(OrganisationIdentifierParser.luhn("40109226700021")).isFalse();
        assertThat(OrganisationIdentifierParser.luhn("35600000060857"))
                .as("La Poste")
                .isTrue();
        assertThat(OrganisationIdentifierParser.read("1234567890006").map(OrganisationIdentifierParser::luhn))
                .as("a lost zero is not invented")
                .isNotEqualTo(Optional.of(true));
    }

    @Test
    void noTagSurvives() {
        for (var written : new String[] {
            "<p>Bonjour&nbsp;<b>à tous</b></p><script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;Bonjour à tous",
            "&amp;lt;img src=x onerror=alert(1)&amp;gt;Bonjour à tous",
            "<scr<b>ipt>Bonjour à tous",
            "<!-- <b> -->Bonjour à tous<svg/onload=alert(1)>",
            "Bonjour à tous <img src=x onerror=alert(1)"
        }) {
            assertThat(TextCellCleaner.several(written))
                    .as(written)
                    .contains("Bonjour à tous")
                    .doesNotContain("<", "&lt;");
        }
        assertThat(TextCellCleaner.several("moins de 3 < 5 personnes & co")).isEqualTo("moins de 3 < 5 personnes & co");
    }

    @Test
    void controlCharactersAndBlanksGo() {
        assertThat(TextCellCleaner.several("a\u0000b\u202ec\u200b  d\t e\r\n\n\n\nf "))
                .isEqualTo("abc d e\n\nf");
        assertThat(TextCellCleaner.line("un\ndeux")).isEqualTo("un deux");
        assertThat(TextCellCleaner.several("\ud83d\ude00 ok \ud83d")).isEqualTo("\ud83d\ude00 ok");
    }

    @Test
    void aLongResumeIsCutAtAWord() {
        var text = "Accompagnement au numérique ".repeat(20).strip();
        assertThat(TextCellCleaner.resume(text))
                .endsWith("numérique Accompagnement au …")
                .hasSizeLessThanOrEqualTo(280);
        assertThat(TextCellCleaner.resume("a".repeat(400))).hasSize(280);
        assertThat(TextCellCleaner.resume("\ud83d\ude00".repeat(200))
                        .codePoints()
                        .noneMatch(c -> c >= 0xd800 && c <= 0xdfff))
                .isTrue();
        assertThat(Field.PRESENTATION_RESUME.accepts(TextCellCleaner.resume(text)))
                .isTrue();
    }

    @Test
    void anAddressHasOnlyWhatTheNationalLibraryAccepts() {
        assertThat(TextCellCleaner.address("12, rue de la Paix*\nBâtiment #3"))
                .isEqualTo("12, rue de la Paix, Bâtiment 3");
        assertThat(TextCellCleaner.address(" - , ")).isEmpty();
    }

    @Test
    void degreesHaveNoExponentAndSixDecimals() {
        assertThat(DecimalDegreesParser.written(45.0)).isEqualTo("45.0");
        assertThat(DecimalDegreesParser.written(-0.2357914)).isEqualTo("-0.235791");
        assertThat(DecimalDegreesParser.written(-0.0000001)).isEqualTo("0.0");
        assertThat(DecimalDegreesParser.written(1e-5)).isEqualTo("0.00001");
    }

    @Test
    void textsThatPeopleReadAsTheSameAreTheSame() {
        assertThat(SourceTextNormaliser.fold("  L’Œuvre\u00a0D'ÉTÉ –  noël ")).isEqualTo("l oeuvre d ete - noel");
        assertThat(SourceTextNormaliser.fold("un\ndeux")).isEqualTo("un\ndeux");
    }
}
