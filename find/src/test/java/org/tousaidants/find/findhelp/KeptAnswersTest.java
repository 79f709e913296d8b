package org.tousaidants.find.findhelp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.index;
import static org.tousaidants.find.ranking.Saintonge.place;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tousaidants.find.findhelp.KeptAnswers.Moment;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.View;

class KeptAnswersTest {
    private static final Map<String, List<String>> TAXES = Map.of("besoin", List.of("impots"));
    private static final Moment MOMENT = new Moment(
            new Network("17", "Charente-Maritime", "17"),
            index(place("mairie")),
            new Searches.Marks(Set.of(), Set.of(), Set.of()),
            List.of(List.of()),
            LocalDateTime.of(2026, 11, 26, 10, 0));

    private final KeptAnswers<View> kept = new KeptAnswers<>();

    @Test
    void whoAsksTheSameInTheSameMinuteGetsTheSameAnswer() {
        var first = ask(MOMENT, "fr", TAXES);
        assertThat(ask(MOMENT, "fr", TAXES)).isSameAs(first);
        assertThat(ask(MOMENT, "en", TAXES)).isNotSameAs(first);
        assertThat(ask(MOMENT, "fr", Map.of("besoin", List.of("droits")))).isNotSameAs(first);
    }

    @Test
    void nothingIsKeptOfWhatHasChanged() {
        for (UnaryOperator<Moment> change : List.<UnaryOperator<Moment>>of(
                moment -> new Moment(
                        moment.network(),
                        moment.places(),
                        moment.marks(),
                        moment.passing(),
                        moment.minute().plusMinutes(1)),
                moment -> new Moment(
                        moment.network(), moment.places(), moment.marks(), List.of(new ArrayList<>()), moment.minute()),
                moment -> new Moment(
                        moment.network(), index(place("mairie")), moment.marks(), moment.passing(), moment.minute()),
                moment -> new Moment(
                        moment.network(),
                        moment.places(),
                        new Searches.Marks(Set.of(), Set.of(), Set.of()),
                        moment.passing(),
                        moment.minute()))) {
            var before = ask(MOMENT, "fr", TAXES);
            assertThat(ask(change.apply(MOMENT), "fr", TAXES)).isNotSameAs(before);
            assertThat(ask(MOMENT, "fr", TAXES)).isNotSameAs(before);
        }
    }

    @Test
    void eachTerritoryKeepsItsOwnAnswers() {
        var ours = ask(MOMENT, "fr", TAXES);
        var other = new Moment(
                new Network("79", "Deux-Sèvres", "79"),
                MOMENT.places(),
                MOMENT.marks(),
                MOMENT.passing(),
                MOMENT.minute());
        assertThat(ask(other, "fr", TAXES)).isNotSameAs(ours);
        assertThat(ask(MOMENT, "fr", TAXES)).isSameAs(ours);
    }

    @Test
    void whoInventsQuestionsFillsNoMemory() {
        for (var i = 0; i < KeptAnswers.MOST; i++) ask(MOMENT, "fr", Map.of("n", List.of("" + i)));
        assertThat(ask(MOMENT, "fr", TAXES)).isNotSameAs(ask(MOMENT, "fr", TAXES));
    }

    private View ask(Moment moment, String language, Map<String, List<String>> asked) {
        return kept.answer(moment, language, asked, () -> View.of("find/findhelp/answers"));
    }
}
