package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormTest {
    enum Urgency {
        TODAY,
        SOON
    }

    private static Form typed(String name, String... values) {
        return Form.of(Map.of(name, values));
    }

    private static String mistake(Form form, String field) {
        return form.error(field).map(Form.FormMistake::key).orElse("");
    }

    @Test
    void whatIsTypedIsStrippedAndKept() {
        var form = typed("name", "  Marie  ");
        assertThat(form.text("name").required().max(10).get()).isEqualTo("Marie");
        assertThat(form.value("name")).isEqualTo("  Marie  ");
        assertThat(form.hasErrors()).isFalse();
    }

    @Test
    void anEmptyAnswerIsMissingOnlyWhereItIsRequired() {
        assertThat(typed("name", "  ").text("name").optional()).isEmpty();
        var form = typed("name", "  ");
        form.text("name").required("places.name.missing").max(2);
        assertThat(form.errors()).containsExactly(new Form.FormMistake("name", "places.name.missing", List.of()));
    }

    @Test
    void theFirstMistakeOfAFieldIsTheOneTold() {
        var form = typed("name", "trop long");
        form.text("name").max(3).matches(Pattern.compile("x"), "web.error.choice");
        assertThat(form.errors()).containsExactly(new Form.FormMistake("name", "web.error.long", List.of(3)));
    }

    @Test
    void lettersAreCountedAsPeopleCountThem() {
        var form = typed("name", "e\u0301\uD83D\uDE00");
        assertThat(form.text("name").max(2).get()).isEqualTo("\u00e9\uD83D\uDE00");
        assertThat(form.hasErrors()).isFalse();
    }

    @Test
    void unreadableSignsAreRefusedAndNeverPassOn() {
        var form = typed("name", "Ma\0rie\u001b[31m");
        assertThat(form.text("name").get()).isEqualTo("Marie[31m");
        assertThat(mistake(form, "name")).isEqualTo("web.error.unprintable");
    }

    @Test
    void signsThatTurnTheLettersAroundAreLeftOut() {
        var form = typed("phone", "\u202A05 46 00 00 00\u202C");
        assertThat(form.text("phone").get()).isEqualTo("05 46 00 00 00");
        assertThat(form.hasErrors()).isFalse();
    }

    @Test
    void numbersStayBetweenTheirBounds() {
        assertThat(typed("n", " 12 ").text("n").integer(1, 20)).contains(12);
        for (var wrong : List.of("0", "21", "1e3", "12,5", "99999999999", "٣")) {
            var form = typed("n", wrong);
            assertThat(form.text("n").integer(1, 20)).as(wrong).isEmpty();
            assertThat(mistake(form, "n")).as(wrong).isEqualTo("web.error.integer");
        }
    }

    @Test
    void aChoiceIsOneOfThoseOffered() {
        assertThat(typed("u", "today").one("u", Urgency.class)).contains(Urgency.TODAY);
        assertThat(typed("u", "soon", "today", "soon").many("u", Urgency.class))
                .isEqualTo(Set.of(Urgency.TODAY, Urgency.SOON));
        var forged = typed("u", "today", "never");
        assertThat(forged.many("u", Urgency.class)).containsExactly(Urgency.TODAY);
        assertThat(mistake(forged, "u")).isEqualTo("web.error.choice");
        assertThat(Form.empty().one("u", Urgency.class)).isEqualTo(Optional.empty());
    }

    @Test
    void aScreenReaderIsToldTheHintThenTheMistake() {
        var form = typed("name", "");
        assertThat(form.describedBy("name", "")).isNull();
        assertThat(form.describedBy("name", "hint")).isEqualTo("f-name-hint");
        form.text("name").required();
        assertThat(form.describedBy("name", "hint")).isEqualTo("f-name-hint f-name-error");
    }
}
