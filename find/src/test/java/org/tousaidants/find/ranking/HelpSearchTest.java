package org.tousaidants.find.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.territory.GeoPoint;

class HelpSearchTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void aLinkTellsTheWholeSearch() {
        var search = parse("besoin=impots,droits&ou=17415&rayon=30&comment=domicile&quand=2026-12-03"
                + "&compte=gratuit,fauteuil&urgence=semaine&nombre=10");
        assertThat(search.needs()).containsExactly(HelpNeed.TAXES, HelpNeed.RIGHTS);
        assertThat(search.where()).contains(SearchArea.of(Saintonge.SAINTES));
        assertThat(search.radius()).isEqualTo(30);
        assertThat(search.way()).isEqualTo(HelpChannel.AT_HOME);
        assertThat(search.when()).isEqualTo(new SearchTime.GivenDay(LocalDate.of(2026, 12, 3)));
        assertThat(search.matters()).containsExactly(SearchCriterion.FREE, SearchCriterion.WHEELCHAIR);
        assertThat(search.urgency()).isEqualTo(NeedUrgency.WEEK);
        assertThat(search.limit()).isEqualTo(10);
    }

    @Test
    void everySearchComesBackFromItsLink() {
        var random = new Random(17);
        for (var i = 0; i < 2_000; i++) {
            var search = any(random);
            assertThat(parse(search.query())).as(search.query()).isEqualTo(search);
        }
    }

    @Test
    void tickedBoxesAreReadAsALinkIs() {
        assertThat(parse("besoin=impots&besoin=droits&compte=gratuit&compte=anglais"))
                .isEqualTo(parse("besoin=droits,impots&compte=anglais,gratuit"));
    }

    @Test
    void aPositionIsRoundedToAHundredMetresBeforeAnythingElse() {
        var search = parse("ou=45.746412345,-0.633398765");
        assertThat(search.where()).contains(SearchArea.of(new GeoPoint(45.746, -0.633)));
        assertThat(search.query()).isEqualTo("ou=45.746,-0.633");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "besoin=inconnu",
                "ou=NaN,NaN",
                "ou=Infinity,0",
                "ou=91,0",
                "ou=45,181",
                "ou=99999",
                "ou=1e5,2",
                "ou=' OR 1=1",
                "rayon=-5",
                "rayon=9999999999",
                "rayon=١٢",
                "nombre=",
                "quand=hier",
                "quand=2026-11-25",
                "quand=2027-11-26",
                "quand=2026-13-45",
                "comment=avion",
                "compte=<script>alert(1)</script>",
                "compte=gratuit%00",
                "urgence=catastrophe",
                "=&&=&besoin",
            })
    void whatIsNotUnderstoodIsLeftOut(String query) {
        assertThat(parse(query)).isEqualTo(HelpSearch.ANYTHING);
    }

    @Test
    void tenKilobytesOfTextAreLeftOut() {
        assertThat(parse("besoin=" + "a".repeat(10_000) + "&ou=" + "1".repeat(10_000) + "&quand=" + "9".repeat(10_000)))
                .isEqualTo(HelpSearch.ANYTHING);
    }

    @Test
    void numbersBeyondWhatIsServedAreBroughtBack() {
        assertThat(parse("rayon=0").radius()).isEqualTo(1);
        assertThat(parse("rayon=5000").radius()).isEqualTo(HelpSearch.MAX_RADIUS);
        assertThat(parse("nombre=9999").limit()).isEqualTo(HelpSearch.MAX_LIMIT);
        assertThat(parse("besoin=impots,droits,papiers,demarche,mail").needs()).hasSize(HelpSearch.MAX_NEEDS);
    }

    private static HelpSearch parse(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var part : query.split("&")) {
            var pair = part.split("=", 2);
            parameters
                    .computeIfAbsent(pair[0], _ -> new ArrayList<>())
                    .add(
                            pair.length == 1
                                    ? ""
                                    : java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return HelpSearch.parse(Map.copyOf(parameters), TODAY, Saintonge::byCode);
    }

    static HelpSearch any(Random random) {
        return new HelpSearch(
                some(HelpNeed.class, random, 3),
                switch (random.nextInt(4)) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(SearchArea.of(Saintonge.ROCHEFORT));
                    case 2 -> Optional.of(SearchArea.of(Saintonge.SAINTES));
                    default ->
                        Optional.of(
                                SearchArea.of(new GeoPoint(45.7 + random.nextDouble() / 2, -1 + random.nextDouble())));
                },
                1 + random.nextInt(100),
                random.nextInt(3) > 0 ? HelpChannel.AT_PLACE : HelpChannel.values()[random.nextInt(3)],
                switch (random.nextInt(9)) {
                    case 0 -> new SearchTime.PresentMoment();
                    case 1 -> new SearchTime.CurrentDay();
                    case 2 -> new SearchTime.EveningHours();
                    case 3 -> new SearchTime.WeekendDays();
                    case 4 -> new SearchTime.GivenDay(TODAY.plusDays(random.nextInt(30)));
                    default -> new SearchTime.AnyTime();
                },
                some(SearchCriterion.class, random, 2),
                NeedUrgency.values()[random.nextInt(3)],
                1 + random.nextInt(30));
    }

    private static <T extends Enum<T>> Set<T> some(Class<T> type, Random random, int most) {
        var chosen = EnumSet.noneOf(type);
        var all = Arrays.asList(type.getEnumConstants());
        for (var i = random.nextInt(most + 1); i > 0; i--) chosen.add(all.get(random.nextInt(all.size())));
        return chosen;
    }
}
