package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.SharedData;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.badges.IndependentVerifiers.Case;
import org.tousaidants.label.badges.LabelBadge.BadgeAct;
import org.tousaidants.label.badges.LabelBadge.BadgeState;
import org.tousaidants.label.badges.LabelBadges.BadgeActRefusal;
import org.tousaidants.label.badges.LabelBadges.BadgeActResult;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMergeResult;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.judging.LabelRecognition;
import org.tousaidants.rules.versions.PublishedRules;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A decision is signed, suspended or revoked, and anyone can verify it without asking us.
class LabelBadgesTest extends RunningSite {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WHY = "Décision du comité du 20 novembre 2026";

    @Autowired
    private LabelBadges badges;

    @Autowired
    private BadgeStore store;

    @Autowired
    private SignedBadgeStore editions;

    @Autowired
    private BadgeKeys keys;

    @Autowired
    private BadgeSigner badgeSigner;

    @Autowired
    private Places places;

    @Autowired
    private PublishedRules ruling;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private static Account coordinator;

    /// One for all tests: the pages that list accounts use the same database.
    private SignedInPerson nadia() {
        synchronized (LabelBadgesTest.class) {
            if (coordinator == null) coordinator = person(Role.COORDINATOR);
        }
        return actor(coordinator);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
    }

    private LabelRecognition rules(String profile) {
        return ruling.recognition(profile).orElseThrow();
    }

    private BadgeAward award(Account helper) {
        return award(helper, 12);
    }

    private BadgeAward award(Account helper, int months) {
        var rules = rules("benevole");
        return new BadgeAward(
                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                rules,
                rules.promises(),
                today(),
                today().plusMonths(months),
                WHY);
    }

    private BadgeCode issued(SignedInPerson by, BadgeAward award) {
        return new BadgeCode(((BadgeActResult.BadgeIssued) badges.issue(by, award)).code());
    }

    private LabelBadge found(BadgeCode code) {
        return badges.find(code).orElseThrow();
    }

    private Map<String, Object> read(String path) {
        var answer = visitor().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readValue(answer.body(), new TypeReference<>() {});
    }

    private Map<String, Object> file(BadgeCode code) {
        return read("/preuve/attestations/" + code);
    }

    /// The current content of the addresses that a badge names.
    private Map<String, Object> world(Map<String, Object> file) {
        var documents = new HashMap<String, Object>();
        var did = read("/preuve/did.json");
        documents.put((String) did.get("id"), did);
        var list = (String) ((Map<?, ?>) file.get("credentialStatus")).get("statusListCredential");
        documents.put(list, read(list.substring(list.indexOf("/preuve"))));
        return documents;
    }

    private String check(Map<String, Object> file) {
        return IndependentVerifiers.check(List.of(new Case(clock.instant(), file, world(file))))
                .getFirst();
    }

    @Test
    void aStrangerChecksABadgeThroughItsWholeLife() throws IOException {
        var nadia = nadia();
        var code = issued(nadia, award(person(Role.HELPER)));
        var first = file(code);
        assertThat(check(first)).isEqualTo("accepted");
        var official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(
                        Files.readString(SharedData.of(
                                "../reference/schemas/open-badges/ob_v3p0_achievementcredential_schema.json")),
                        InputFormat.JSON);
        assertThat(official.validate(
                        visitor().get("/preuve/attestations/" + code + ".json").body(), InputFormat.JSON))
                .as("the answer of the running site")
                .isEmpty();
        var tampered = file(code);
        tampered.put("validUntil", "2099-01-01T00:00:00Z");
        assertThat(check(tampered)).startsWith("refused").contains("Invalid signature");

        badges.suspend(nadia, code, "Plainte à examiner");
        assertThat(check(first)).isEqualTo("refused revoked");

        badges.restore(nadia, code, "Plainte sans suite");
        var second = file(code);
        assertThat(check(second)).isEqualTo("accepted");
        assertThat(check(first)).isEqualTo("refused revoked");
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("validUntil")).isEqualTo(first.get("validUntil"));

        keys.rotate();
        assertThat(check(second)).as("a new key signed the list").isEqualTo("accepted");

        badges.renew(nadia, code, award(person(Role.HELPER), 20));
        var third = file(code);
        assertThat(check(third)).isEqualTo("accepted");
        assertThat(check(second)).isEqualTo("refused revoked");
        assertThat(IndependentVerifiers.check(
                        List.of(new Case(clock.instant().plus(Duration.ofDays(800)), third, world(third)))))
                .singleElement()
                .asString()
                .contains("is after \"validUntil\"");

        badges.withdraw(nadia, code, "Retirée par le comité");
        assertThat(check(third)).isEqualTo("refused revoked");
        assertThat(found(code).steps())
                .extracting(LabelBadge.BadgeStep::act)
                .containsExactly(
                        BadgeAct.ISSUED, BadgeAct.SUSPENDED, BadgeAct.RESTORED, BadgeAct.RENEWED, BadgeAct.WITHDRAWN);
        assertThat(found(code).steps()).allSatisfy(step -> {
            assertThat(step.actor()).contains(nadia.id());
            assertThat(step.reason()).isNotBlank();
        });
    }

    @Test
    void aBadgeThatWasWithdrawnDoesNotCountAgainAfterARestoration() {
        var nadia = nadia();
        var code = issued(nadia, award(person(Role.HELPER), 20));
        var file = file(code);
        var act = IrreversibleAct.of(LabelBadges.WITHDRAWN, code.value(), Optional.of(nadia.id()), clock.instant());
        assertThat(badges.withdrawAgain(act)).isEqualTo(ReplayOutcome.AGAIN);
        assertThat(check(file)).isEqualTo("refused revoked");
        assertThat(badges.withdrawAgain(act)).isEqualTo(ReplayOutcome.STANDS);
        assertThat(found(code).closed()).isPresent();
    }

    @Test
    void aPlaceIsRecognisedUnderTheRulesOfPlaces() {
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Mairie de Courçon"))
                .findFirst()
                .orElseThrow();
        var rules = rules("lieu");
        var award = new BadgeAward(
                new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                rules,
                rules.promises(),
                today(),
                today().plusMonths(6),
                WHY);
        var code = issued(nadia(), award);
        var file = file(code);
        assertThat(check(file)).isEqualTo("accepted");
        var subject = (Map<?, ?>) file.get("credentialSubject");
        assertThat(subject.get("id")).asString().endsWith("/lieux/" + place.code());
        assertThat(subject.get("narrative"))
                .asString()
                .contains(rules.promises().getFirst().text());
        var achievement = (Map<?, ?>) subject.get("achievement");
        var address = (String) achievement.get("id");
        assertThat(read(address.substring(address.indexOf("/preuve"))).get("name"))
                .isEqualTo(achievement.get("name"));
    }

    @Test
    void aPlaceThatIsSeveralRecordsIsRecognisedOnce() {
        var source = new ValueStatementSource.HarvestedSource("preuve-" + UUID.randomUUID(), UUID.randomUUID());
        places.gather(source, List.of(record("1"), record("2")));
        var both = directory.snapshot().places().stream()
                .filter(place -> place.name().startsWith("Deux fois le même"))
                .toList();
        var rules = rules("lieu");
        var nadia = nadia();
        var voice = new ValueStatementSource.AccountSource(nadia.id(), nadia.name());
        var grouped = (PlaceMergeResult.PlacesMerged)
                places.group(both.getFirst().id(), both.getLast().id(), voice);
        places.separate(grouped.absorbed(), voice);
        var code = issued(
                nadia,
                new BadgeAward(
                        new BadgeAward.BadgeHolder.PlaceAsHolder(grouped.absorbed()),
                        rules,
                        rules.promises(),
                        today(),
                        today().plusMonths(6),
                        WHY));
        var again = new BadgeAward(
                new BadgeAward.BadgeHolder.PlaceAsHolder(grouped.survivor().id()),
                rules,
                rules.promises(),
                today(),
                today().plusMonths(6),
                WHY);
        places.group(both.getFirst().id(), both.getLast().id(), voice);
        assertThat(badges.issue(nadia, again)).isEqualTo(new BadgeActResult.BadgeActDone(code.value()));
        places.separate(grouped.absorbed(), voice);
        issued(nadia, again);
        places.group(both.getFirst().id(), both.getLast().id(), voice);
        assertThat(badges.issue(nadia, again)).isInstanceOf(BadgeActResult.BadgeActDone.class);
        places.withdrawAllBut(source, List.of());
    }

    private static HarvestedPlaceRecord record(String id) {
        return new HarvestedPlaceRecord(
                id,
                PlaceSheet.of(Map.of(
                        Field.NOM, "Deux fois le même " + id,
                        Field.COMMUNE, "Saintes",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, "1 rue de l'Arc")));
    }

    @Test
    void theAddressOfAHelperIsProvedAndNotRead() throws Exception {
        var helper = person(Role.HELPER);
        var body = visitor()
                .get("/preuve/attestations/" + issued(nadia(), award(helper)))
                .body();
        assertThat(body).doesNotContain(helper.mail().value()).contains(helper.name());
        var json = JSON.readTree(body).at("/credentialSubject/identifier/1");
        var hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest((helper.mail().value() + json.get("salt").asString()).getBytes("UTF-8"));
        assertThat(json.get("identityHash").asString())
                .isEqualTo("sha256$" + java.util.HexFormat.of().formatHex(hash));
    }

    @Test
    void twoWhoWithdrawAtOnceWithdrawOnce() throws Exception {
        var code = issued(nadia(), award(person(Role.HELPER)));
        var changes = together(6, i -> badges.withdraw(nadia(), code, "Retirée par le comité"));
        assertThat(changes)
                .filteredOn(BadgeActResult.BadgeActDone.class::isInstance)
                .hasSize(1);
        assertThat(changes)
                .filteredOn(change -> !(change instanceof BadgeActResult.BadgeActDone))
                .containsOnly(new BadgeActResult.BadgeActRejected(BadgeActRefusal.WITHDRAWN));
        assertThat(found(code).steps()).hasSize(2);
    }

    @Test
    void oneSuspendsWhileAnotherWithdraws() throws Exception {
        var code = issued(nadia(), award(person(Role.HELPER)));
        together(
                6,
                i -> i % 2 == 0
                        ? badges.suspend(nadia(), code, "Plainte à examiner")
                        : badges.withdraw(nadia(), code, "Retirée par le comité"));
        assertThat(found(code).state(clock.instant())).isEqualTo(BadgeState.WITHDRAWN);
        assertThat(found(code).steps()).hasSizeBetween(2, 3);
    }

    @Test
    void twoWhoIssueAtOnceIssueOne() throws Exception {
        var award = award(person(Role.HELPER));
        var all = together(6, i -> badges.issue(nadia(), award));
        assertThat(all).filteredOn(BadgeActResult.BadgeIssued.class::isInstance).hasSize(1);
        var code = ((BadgeActResult.BadgeIssued) all.stream()
                        .filter(BadgeActResult.BadgeIssued.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .code();
        assertThat(all)
                .filteredOn(one -> !(one instanceof BadgeActResult.BadgeIssued))
                .containsOnly(new BadgeActResult.BadgeActDone(code));
    }

    private static <T> List<T> together(int many, java.util.function.IntFunction<T> act) throws Exception {
        try (var executor = Executors.newFixedThreadPool(many)) {
            return executor
                    .invokeAll(IntStream.range(0, many)
                            .mapToObj(i -> (Callable<T>) () -> act.apply(i))
                            .toList())
                    .stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void aPlaceInTheListOfStatesServesOnce() {
        var nadia = nadia();
        var seen = new HashSet<SignedBadgeContent.StatusListEntry>();
        var code = issued(nadia, award(person(Role.HELPER)));
        assertThat(seen.add(found(code).edition().entry())).isTrue();
        for (var i = 0; i < 5; i++) {
            badges.suspend(nadia, code, WHY);
            badges.restore(nadia, code, WHY);
            assertThat(seen.add(found(code).edition().entry())).isTrue();
        }
        assertThatThrownBy(() -> sql.sql("delete from badges_edition where code = :code")
                        .param("code", code.value())
                        .update())
                .hasMessageContaining("never serves again");
        assertThatThrownBy(() -> sql.sql("update badges_edition set revoked_at = null where code = :code")
                        .param("code", code.value())
                        .update())
                .hasMessageContaining("revoked once");
        assertThatThrownBy(() -> sql.sql("update badges_edition set document = '{}' where code = :code")
                        .param("code", code.value())
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void nobodyRewritesTheHistory() {
        issued(nadia(), award(person(Role.HELPER)));
        assertThatThrownBy(
                        () -> sql.sql("update badges_step set reason = 'autre'").update())
                .hasMessageContaining("history");
    }

    @Test
    void aClockThatGoesBackChangesNothing() {
        var nadia = nadia();
        var code = issued(nadia, award(person(Role.HELPER)));
        var late = new LabelBadges(
                store, editions, badgeSigner, places, accounts, Clock.offset(clock, Duration.ofDays(-2)), events);
        var change = transaction.execute(status -> late.withdraw(nadia, code, WHY));
        assertThat(change).isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.CLOCK_BEHIND));
        assertThat(found(code).state(clock.instant())).isEqualTo(BadgeState.VALID);
        var helper = person(Role.HELPER);
        var rules = rules("benevole");
        var yesterday = new BadgeAward(
                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                rules,
                rules.promises(),
                today().minusDays(3),
                today().plusMonths(3),
                WHY);
        assertThat(transaction.<BadgeActResult>execute(status -> late.issue(nadia, yesterday)))
                .isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.CLOCK_BEHIND));
    }

    @Test
    void anotherNetworkReachesNothing() {
        var code = issued(nadia(), award(person(Role.HELPER)));
        var elsewhere = new TerritoryNetwork("r-" + UUID.randomUUID(), "Ailleurs", "16");
        networks.found(elsewhere);
        var opened = (Accounts.AccountOpeningResult.NewAccountOpened) CurrentTenantScope.in(
                elsewhere.id(),
                () -> accounts.found(
                        elsewhere,
                        new MailAddress("a-" + UUID.randomUUID() + "@example.org"),
                        new PersonName("A"),
                        Role.COORDINATOR));
        var account = opened.account();
        var stranger =
                new SignedInPerson(account.id(), account.mail().value(), account.name(), account.role(), elsewhere);
        var ours = award(person(Role.HELPER));
        try (var _ = CurrentTenantScope.enter(elsewhere.id())) {
            assertThat(badges.withdraw(stranger, code, WHY))
                    .isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.NOT_FOUND));
            assertThat(badges.find(code)).isEmpty();
            assertThat(badges.list()).isEmpty();
            assertThat(badges.issue(stranger, ours))
                    .isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.NO_SUCH_HOLDER));
        }
        assertThat(found(code).state(clock.instant())).isEqualTo(BadgeState.VALID);
    }

    @Test
    void whatIsNotADecisionIsNotSigned() {
        var nadia = nadia();
        var helper = person(Role.HELPER);
        var rules = rules("benevole");
        var to = new BadgeAward.BadgeHolder.HelperAsHolder(helper.id());
        var until = today().plusMonths(12);
        var foreign = List.of(new LabelRecognition.RecognitionPromise("CH-99", "Je promets la lune."));
        Map.of(
                        new BadgeAward(to, rules("lieu"), rules("lieu").promises(), today(), until, WHY),
                                BadgeActRefusal.ANOTHER_KIND,
                        new BadgeAward(to, rules, List.of(), today(), until, WHY), BadgeActRefusal.NO_PROMISE,
                        new BadgeAward(to, rules, foreign, today(), until, WHY), BadgeActRefusal.FOREIGN_PROMISE,
                        new BadgeAward(to, rules, rules.promises(), today().plusDays(1), until, WHY),
                                BadgeActRefusal.DECIDED_LATER,
                        new BadgeAward(to, rules, rules.promises(), today(), today().minusDays(1), WHY),
                                BadgeActRefusal.ENDED_ALREADY,
                        new BadgeAward(to, rules, rules.promises(), today(), today().plusYears(50), WHY),
                                BadgeActRefusal.TOO_LONG,
                        new BadgeAward(to, rules, rules.promises(), today(), until, " "), BadgeActRefusal.NO_REASON)
                .forEach((award, flaw) ->
                        assertThat(badges.issue(nadia, award)).isEqualTo(new BadgeActResult.BadgeActRejected(flaw)));
        assertThat(badges.issue(
                        nadia,
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.PlaceAsHolder(new PlaceId(UUID.randomUUID())),
                                rules("lieu"),
                                rules("lieu").promises(),
                                today(),
                                until,
                                WHY)))
                .isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.NO_SUCH_HOLDER));
    }

    @Test
    void oneVersionOfTheRulesNeverSaysTwoThings() {
        var rules = rules("benevole");
        var changed = new LabelRecognition(
                rules.ruling(),
                rules.profile(),
                rules.name(),
                rules.place(),
                rules.label(),
                "Je fais tout autre chose.",
                rules.asked(),
                rules.decidedBy(),
                rules.months(),
                rules.promises());
        issued(nadia(), award(person(Role.HELPER)));
        var helper = person(Role.HELPER);
        assertThat(badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                                changed,
                                changed.promises(),
                                today(),
                                today().plusMonths(3),
                                WHY)))
                .isEqualTo(new BadgeActResult.BadgeActRejected(BadgeActRefusal.VERSION_CHANGED));
    }

    @Test
    void guessedNumbersFindNothing() {
        var code = issued(nadia(), award(person(Role.HELPER))).value();
        var visitor = visitor();
        for (var guess : List.of(
                code.substring(1) + "z", code.toUpperCase(), code + "0", "000000000000", "%00", "..%2F..", "' or 1=1"))
            assertThat(visitor.get("/preuve/attestations/"
                                    + guess.replace(" ", "%20").replace("'", "%27"))
                            .statusCode())
                    .as(guess)
                    .isIn(400, 404);
        for (var list : List.of("0", "-1", "99", "1e3", "99999999999999"))
            assertThat(visitor.get("/preuve/etats/" + list).statusCode())
                    .as(list)
                    .isEqualTo(404);
        assertThat(visitor.get("/preuve/labels/base/9.9.9/benevole").statusCode())
                .isEqualTo(404);
        assertThat(BadgeCode.typed(" K3F9 x2a7–PD4M\u00a0"))
                .map(BadgeCode::value)
                .contains("k3f9x2a7pd4m");
        assertThat(BadgeCode.typed("oil0 0000 000u")).map(BadgeCode::value).contains("01100000000v");
        assertThat(new BadgeCode("k3f9x2a7pd4m").grouped()).isEqualTo("K3F9 X2A7 PD4M");
    }

    @Test
    void theDeskChangesNothingThatTheCommitteeDecided() {
        nadia();
        var desk = signedIn(coordinator);
        // Not the first of all, and none that accepts vouchers: those are recognised.
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Mission locale Saintonge"))
                .findFirst()
                .orElseThrow();
        var rules = rules("lieu");
        var ofPlace = issued(
                nadia(),
                new BadgeAward(
                        new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                        rules,
                        rules.promises(),
                        today(),
                        today().plusMonths(6),
                        WHY));
        for (var code : List.of(issued(nadia(), award(person(Role.HELPER))), ofPlace)) {
            var badge = "/bureau/preuves/" + code;
            assertThat(desk.get(badge).body())
                    .contains("Le comité du territoire décide des badges", WHY)
                    .doesNotContain("name=\"act\"");
            var form = Map.of("_csrf", desk.token("/profil"), "act", "withdraw");
            assertThat(desk.post(badge + "/etapes", form).statusCode()).isEqualTo(404);
            assertThat(desk.post("/bureau/preuves", form).statusCode()).isIn(404, 405);
        }
        badges.withdraw(nadia(), ofPlace, WHY);
    }

    @Test
    void theDeskIsForCoordinators() {
        var helper = signedIn(person(Role.HELPER));
        for (var path : List.of("/bureau/preuves", "/bureau/preuves/k3f9x2a7pd4m")) {
            assertThat(helper.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(visitor().get(path).statusCode()).as(path).isEqualTo(303);
        }
    }
}
