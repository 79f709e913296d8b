package org.tousaidants.label.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;

/// The people counted for guarantees: at the desk all recognised ones, in public those with a public profile.
class GuaranteesTest extends RunningSite {
    private static final String MARENNES = "17219";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    private CarJourneys journeys;

    @Autowired
    private RecognisedHelpersByCommune around;

    @Autowired
    private LabelBadges badges;

    @Autowired
    private Helpers helpers;

    @Autowired
    private PublishedRules rules;

    @Autowired
    private TerritoryCommunes territories;

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    private BadgeCode recognised(Account helper) {
        helpers.begin(actor(helper), "mediateur", MARENNES, "");
        var recognition = rules.recognition("mediateur").orElseThrow();
        var award = new BadgeAward(
                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                recognition,
                recognition.promises(),
                today(),
                today().plusMonths(6),
                "Décidé pour le test");
        return new BadgeCode(
                ((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(actor(person(Role.COORDINATOR)), award)).code());
    }

    @Test
    void eachPromiseSaysWhetherAndWhenItIsVotedAndIsNeverBrokenBeforeItsVote() {
        recognised(person(Role.HELPER));
        var page = visitor().get("/competences/garanties").body().replace('\u00a0', ' ');
        var promises = rules.now().protocol().guarantees().size();
        assertThat(page.split("À voter, sans date\\. Proposée par ", -1)).hasSize(promises + 1);
        assertThat(page).doesNotContain("Votée", "Pas tenue");
    }

    private boolean counted(UUID account) {
        return around.everybody().stream()
                .anyMatch(one -> one.account().equals(account)
                        && one.profile().equals("mediateur")
                        && one.communes().equals(Set.of(MARENNES))
                        && one.shown().isEmpty());
    }

    @Test
    void whoDoesNotShowHerselfCountsAtTheDeskAndIsNotToBeFoundElsewhere() {
        var helper = person(Role.HELPER);
        recognised(person(Role.HELPER));
        var code = recognised(helper);
        assertThat(counted(helper.id())).isTrue();
        assertThat(around.shown())
                .extracting(RecognisedHelpersByCommune.RecognisedHelperInCommunes::account)
                .doesNotContain(helper.id());
        var open = visitor().get("/competences/garanties");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body())
                .as("no figure for unmeasured people")
                .contains("Garanties sans mesure pour l’instant", "Part des demandes dites urgentes");
        var desk = signedIn(person(Role.COORDINATOR)).get("/bureau/garanties").body();
        assertThat(desk).contains("Compétences des aidants labellisés", "nous n’affichons aucun nombre");
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/garanties").statusCode())
                .isIn(403, 404);

        assertThat(desk).as("where it does not hold, the nearest person").contains("Marennes", "Saintes");
        clock.advance(Duration.ofSeconds(1));
        assertThat(badges.suspend(actor(person(Role.COORDINATOR)), code, "Le temps de comprendre"))
                .isInstanceOf(LabelBadges.BadgeActResult.BadgeActDone.class);
        assertThat(around.everybody())
                .as("a suspended label does not count")
                .extracting(RecognisedHelpersByCommune.RecognisedHelperInCommunes::account)
                .doesNotContain(helper.id());
    }

    @Test
    void withoutRoadsAPromiseInMinutesIsNotMeasurableAndTheKilometresAreThoseThatOneCounts() {
        recognised(person(Role.HELPER));
        var communes = territories.communes();
        var helping = around.everybody().stream()
                .filter(one -> Set.of("mediateur", "conseiller").contains(one.profile()))
                .flatMap(one -> one.communes().stream())
                .flatMap(code -> communes.byCode(code).stream())
                .toList();
        var all = communes.inDepartement("17");
        var far = all.stream()
                .filter(one -> helping.stream()
                        .noneMatch(there -> there.code().equals(one.code()) || journeys.way(one, there) <= 10))
                .toList();
        var desk = signedIn(person(Role.COORDINATOR)).get("/bureau/garanties").body();
        assertThat(far).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(desk.replaceAll("[\\u00a0\\u202f]", ""))
                .contains("Garantie non mesurable")
                .doesNotContain("La garantie est tenue pour")
                .contains(far.size() + " communes sur " + all.size()
                        + " à plus de 10 km à vol d’oiseau d’une de ces personnes: "
                        + far.stream().mapToLong(Commune::population).sum() + " habitants");
    }
}
