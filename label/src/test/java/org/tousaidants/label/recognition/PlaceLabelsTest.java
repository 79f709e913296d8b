package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.recognition.CommitteeDecisions.CommitteeVoteResult;
import org.tousaidants.label.recognition.CommitteeProposals.ProposalSubmissionResult;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.label.sitevisits.DemoPlaceStages;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceMergeResult;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Visitor;

/// Tests the label of a place: the same states as for a person, and letters with a link to the people
/// responsible for it.
class PlaceLabelsTest extends RecognitionTestSite {
    private static final Pattern LINK = Pattern.compile("(/label-du-lieu/([A-Za-z0-9_-]{43}))");
    private static final String YES = "Label valable aujourd’hui";

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private PlaceConditionFacts visits;

    @Autowired
    private DemoPlaceStages work;

    @Autowired
    private PlaceCaretakers caretakers;

    @Autowired
    private BlockedCommitteeProposals stuck;

    @Autowired
    private CommitteeProposalStore store;

    @Autowired
    private LabelDossierAssessor weigher;

    @Autowired
    private PlaceLabels placeLabels;

    @Autowired
    private PlaceLabelDesk labelDesk;

    @Autowired
    private List<PlaceRecognitions> marks;

    private Visitor office;

    /// The coordinator's session, opened once, because one person may request few links in an hour.
    private Visitor office() {
        if (office == null) office = signedIn(coordinator());
        return office;
    }

    private Place place() {
        var name = "Salle des fêtes " + UUID.randomUUID().toString().substring(0, 8);
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, name,
                Field.COMMUNE, "Saintes",
                Field.CODE_POSTAL, "17100",
                Field.CODE_INSEE, "17415",
                Field.HORAIRES, "Mo-Fr 09:00-12:00"));
        places.gather(
                new ValueStatementSource.HarvestedSource("label-" + name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(name, sheet)));
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Creates a place that fulfils all requirements.
    private Place completePlace() {
        return completePlace(place(), true);
    }

    /// Creates a place that fulfils all requirements; its opening hours were confirmed otherwise if no visitor saw
    /// them.
    private Place completePlace(Place place, boolean hoursSeen) {
        work.hold(
                nadia(),
                place,
                place(),
                _ -> new DemoPlaceStages.DemoStageTexts("L’équipe", "La porte s’ouvre", "On n’osait pas"));
        var facts = new HashMap<>(
                Map.of("accueil-humain", 1L, "coin-discret", 1L, "entree-sans-marche", 1L, "personnes-reconnues", 2L));
        if (hoursSeen) facts.put("horaires-a-jour", 1L);
        visits.note(nadia(), place.code(), new PlaceConditionFacts.VisitReport(today(), facts, "Vu ce matin"));
        visits.sign(
                nadia(),
                place.code(),
                "Jeanne Roy, directrice",
                now().protocol().charter().of("lieu").stream()
                        .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        return place;
    }

    /// Creates a person responsible for the place, with this mail address.
    private String caretaker(Place place, String lang) {
        var mail = "lieu-" + UUID.randomUUID() + "@example.org";
        assertThat(caretakers.appoint(nadia(), place.code(), new MailAddress(mail), "Jeanne Roy", lang))
                .isInstanceOf(PlaceCaretakers.AppointmentResult.CaretakerAppointed.class);
        return mail;
    }

    private UUID proposed(Place place) {
        return ((ProposalSubmissionResult.ProposalOpened) proposals.propose(nadia(), place.code())).proposal();
    }

    private void recognise(Place place) {
        var proposal = proposed(place);
        sign(member(), proposal, true);
        assertThat(sign(member(), proposal, true)).isEqualTo(decided("granted"));
    }

    private UUID proposed(Place place, CommitteeProposal.ProposalAct act) {
        return ((ProposalSubmissionResult.ProposalOpened)
                        proposals.propose(nadia(), life(place).id(), act, "Une plainte à examiner"))
                .proposal();
    }

    private LabelCase life(Place place) {
        return lives.find(labelDesk.life(place.code()).orElseThrow()).orElseThrow();
    }

    private LabelState state(Place place) {
        return life(place).state(today(), now().protocol());
    }

    private List<LabelCaseStep.LabelAct> acts(Place place) {
        return life(place).steps().stream().map(LabelCaseStep::act).toList();
    }

    private boolean marked(Place place) {
        return marks.stream().anyMatch(mark -> mark.recognised().containsKey(place.id()));
    }

    private String page(Place place) {
        return visitor().get("/lieux/" + place.slug()).body();
    }

    private String verified(Place place) {
        return visitor()
                .get("/verifier/" + life(place).term().orElseThrow().code())
                .body();
    }

    /// The link of the last letter.
    private String link(String to) {
        var body = sql.sql("select id, body from mail_letter where recipient = :to order by posted_at desc limit 1")
                .param("to", to)
                .query((row, n) -> unsealed(row.getObject("id", UUID.class), row.getString("body")))
                .single();
        var found = LINK.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    private static Optional<SecretToken> secret(String link) {
        return SecretToken.of(link.substring(link.lastIndexOf('/') + 1));
    }

    @Test
    void twoSignaturesMarkThePlaceEverywhereAtTheSameInstant() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        assertThat(marked(place)).isFalse();
        var proposal = proposed(place);
        assertThat(proposals.propose(nadia(), place.code()))
                .isEqualTo(new ProposalSubmissionResult.ProposalAlreadyOpen(
                        life(place).id()));
        assertThat(sign(member(), proposal, true)).isEqualTo(awaited());
        assertThat(state(place)).isEqualTo(LabelState.NEVER);
        assertThat(page(place)).doesNotContain("Lieu labellisé");
        assertThat(sign(member(), proposal, true)).isEqualTo(decided("granted"));
        assertThat(state(place)).isEqualTo(LabelState.VALID);
        // The hours must be confirmed every six months; the label itself lasts as long as the protocol states.
        assertThat(life(place).term().orElseThrow().until()).isEqualTo(today().plusMonths(24));
        assertThat(acts(place)).containsExactly(LabelCaseStep.LabelAct.PROPOSED, LabelCaseStep.LabelAct.RECOGNISED);
        assertThat(marked(place)).isTrue();
        assertThat(page(place)).contains("Lieu labellisé");
        assertThat(verified(place)).contains(YES);
        assertThat(mailed(mail))
                .containsExactly(
                        "La demande de label de votre lieu est proposée au comité",
                        "Votre lieu a le label Tous Aidants");
        var read = visitor().get(link(mail));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("Votre lieu a le label jusqu’au", "Raison de ", place.name());
        assertThat(read.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(sql.sql("select act from journal_entry where subject = :subject order by number")
                        .param("subject", "label " + life(place).id())
                        .query(String.class)
                        .list())
                .containsExactly("labels.proposed", "labels.signed", "labels.signed", "labels.recognised");
        // The badge comes only with the decision: no page issues one.
        assertThat(office().get("/bureau/preuves/"
                                + life(place).term().orElseThrow().code())
                        .body())
                .doesNotContain("name=\"act\"");
    }

    @Test
    void whoeverVerifiesAPlaceReadsConditionByConditionWhoCheckedItAndWhen() {
        var place = completePlace();
        var proposal = proposed(place);
        sign(member(), proposal, true);
        sign(member(), proposal, true);
        var today = day(today());
        assertThat(verified(place).replace('\u00a0', ' '))
                .contains(
                        "La personne responsable du lieu l’a signée le " + today,
                        "L’équipe du lieu a fait chaque étape, et l’a racontée. Dernière étape le ",
                        "Une personne du réseau, extérieure au lieu, l’a vu sur place le " + today,
                        "Une entrée sans marche : Une personne du réseau",
                        "Le comité du label l’a prise le " + today)
                .doesNotContain("remplie aujourd’hui", "Jeanne Roy", "Vu ce matin");
    }

    @Test
    void hoursThatOnlyTheTeamConfirmedAreNeverCalledSeenByAVisitor() {
        var place = place();
        places.confirm(
                place.code(),
                place.changes(),
                new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Odile Morel"),
                EnumSet.of(Field.HORAIRES));
        var proposal = proposed(completePlace(place, false));
        sign(member(), proposal, true);
        sign(member(), proposal, true);
        var page = verified(place).replace('\u00a0', ' ');
        assertThat(page)
                .contains("L’équipe du lieu l’a confirmé elle-même le " + day(today()))
                .contains("Personne d’autre ne l’a vérifié")
                .doesNotContain("Odile Morel");
        var line = page.substring(page.indexOf("Des horaires exacts"));
        assertThat(line.substring(0, line.indexOf("</li>"))).doesNotContain("vu sur place");
    }

    @Test
    void onlyMembersDecideAndNobodyAboutAPlaceForWhichSheAnswers() {
        var place = completePlace();
        var proposal = proposed(place);
        assertThat(sign(nadia(), proposal, true)).isEqualTo(new CommitteeVoteResult.VoterNotAMember());
        assertThat(sign(actor(person(Role.HELPER)), proposal, true))
                .isEqualTo(new CommitteeVoteResult.VoterNotAMember());
        var near = member();
        caretakers.appoint(nadia(), place.code(), new MailAddress(near.mail()), near.name(), "fr");
        assertThat(sign(near, proposal, true)).isEqualTo(new CommitteeVoteResult.VoterResponsibleForPlace());
        assertThat(emergencySuspensions.stay(near, life(place).id(), "x"))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.SuspenderResponsibleForPlace());
        var first = member();
        sign(first, proposal, true);
        assertThat(sign(first, proposal, true)).isEqualTo(new CommitteeVoteResult.MemberAlreadyVoted());
        assertThat(state(place)).isEqualTo(LabelState.NEVER);
        assertThat(proposals.propose(actor(person(Role.HELPER)), place.code()))
                .isEqualTo(new ProposalSubmissionResult.LabelCaseNotFound());
        assertThat(proposals.propose(nadia(), place().code()))
                .isEqualTo(new ProposalSubmissionResult.ProposalNotPossibleNow());
        var page = signedIn(person(Role.HELPER));
        assertThat(page.get("/bureau/label/" + life(place).id()).statusCode()).isEqualTo(404);
        assertThat(page.post("/bureau/label/lieux/" + place.code() + "/lien", Map.of("_csrf", page.token("/profil")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void twoWhoDecideAboutAPlaceAtOnceDecideOnce() throws Exception {
        var place = completePlace();
        var proposal = proposed(place);
        var members = IntStream.range(0, 4).mapToObj(i -> member()).toList();
        try (var executor = Executors.newFixedThreadPool(4)) {
            var all = executor
                    .invokeAll(members.stream()
                            .map(one -> (Callable<CommitteeVoteResult>) () -> sign(one, proposal, true))
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(all)
                    .containsExactlyInAnyOrder(
                            awaited(),
                            decided("granted"),
                            new CommitteeVoteResult.VotedProposalAlreadyDecided("granted"),
                            new CommitteeVoteResult.VotedProposalAlreadyDecided("granted"));
        }
        assertThat(acts(place)).containsExactly(LabelCaseStep.LabelAct.PROPOSED, LabelCaseStep.LabelAct.RECOGNISED);
    }

    @Test
    void aClockThatGoesBackDecidesNothingAboutAPlace() {
        var place = completePlace();
        var proposal = proposed(place);
        sign(member(), proposal, true);
        var one = member();
        TestClock.at(
                clock.instant().minus(Duration.ofDays(2)),
                () -> assertThat(sign(one, proposal, true))
                        .isEqualTo(new CommitteeVoteResult.ProposalCannotBeGranted("clock_behind")));
        assertThat(marked(place)).isFalse();
    }

    @Test
    void aVisitThatSeesOtherwiseMakesTheSignerReadAgain() {
        var place = completePlace();
        var proposal = proposed(place);
        var shown = shown(proposal);
        visits.note(
                nadia(),
                place.code(),
                new PlaceConditionFacts.VisitReport(today(), new HashMap<>(Map.of("coin-discret", 0L)), ""));
        assertThat(decisions.sign(member(), proposal, shown, true, "Oui"))
                .isEqualTo(new CommitteeVoteResult.DossierChangedSinceRead());
        assertThat(sign(member(), proposal, true))
                .isEqualTo(new CommitteeVoteResult.ProposalCannotBeGranted("not_complete"));
        assertThat(stuck.drop(nadia(), proposal, "Le coin discret n’y est plus."))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalWithdrawn());
    }

    @Test
    void suspendedAtOnceForAllAndAppealedByTheLink() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        recognise(place);
        var suspension = proposed(place, CommitteeProposal.ProposalAct.SUSPEND);
        var first = member();
        sign(first, suspension, true);
        assertThat(marked(place)).isTrue();
        assertThat(sign(member(), suspension, true)).isEqualTo(decided("granted"));
        assertThat(marked(place)).isFalse();
        assertThat(page(place)).contains("est suspendu pour le moment").doesNotContain("Lieu labellisé");
        assertThat(verified(place)).contains("Label suspendu pour le moment");
        assertThat(mailed(mail)).endsWith("Le label de votre lieu est suspendu");
        var link = link(mail);
        var visitor = visitor();
        var appeal = link + "/" + suspension + "/recours";
        assertThat(visitor.get(link).body()).contains(appeal);
        var form = visitor.get(appeal).body();
        assertThat(visitor.post(appeal, Map.of("_csrf", Visitor.tokenIn(form))).statusCode())
                .isEqualTo(422);
        var sent = visitor.post(appeal, Map.of("_csrf", Visitor.tokenIn(form), "mots", "Ce n’était pas ici."));
        assertThat(sent.headers().firstValue("Location")).contains(link + "?fait=recours");
        var open = store.of(life(place).id()).stream()
                .filter(one -> one.isOpen() && one.act() == CommitteeProposal.ProposalAct.APPEAL)
                .findFirst()
                .orElseThrow();
        assertThat(sign(first, open.id(), true)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
        sign(member(), open.id(), true);
        assertThat(sign(member(), open.id(), true)).isEqualTo(decided("granted"));
        assertThat(marked(place)).isTrue();
        assertThat(page(place)).contains("Lieu labellisé").doesNotContain("est suspendu pour le moment");
        assertThat(life(place).steps().stream()
                        .filter(step -> step.act() == LabelCaseStep.LabelAct.APPEALED)
                        .findFirst()
                        .orElseThrow()
                        .by())
                .isPresent();
        assertThat(office().get("/bureau/label/" + life(place).id()).body()).contains("Jeanne Roy");
    }

    @Test
    void inAnEmergencyOnePersonSuspendsAPlaceAndItEndsByItself() {
        var place = completePlace();
        var mail = caretaker(place, "en");
        recognise(place);
        assertThat(emergencySuspensions.stay(nadia(), life(place).id(), "De l’argent a été demandé."))
                .isInstanceOf(EmergencyLabelSuspensions.EmergencySuspensionResult.EmergencySuspended.class);
        assertThat(marked(place)).isFalse();
        assertThat(mailed(mail)).endsWith("Emergency suspension of your place’s label");
        assertThat(visitor().get(link(mail) + "?lang=en").body())
                .contains("Unless the committee confirms the suspension");
        var held = life(place);
        transaction.executeWithoutResult(
                status -> assertThat(emergencySuspensions.end(networks.here(), held, now(), clock.instant()))
                        .isTrue());
        assertThat(marked(place)).isTrue();
        assertThat(mailed(mail)).endsWith("Your place’s label is no longer suspended");
        assertThat(acts(place))
                .endsWith(
                        LabelCaseStep.LabelAct.STAYED, LabelCaseStep.LabelAct.PROPOSED, LabelCaseStep.LabelAct.LIFTED);
    }

    @Test
    void theLinkLetsThoseWhoAnswerForAPlaceAskAndTakeItBack() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        assertThat(labelDesk.send(nadia(), place.code()))
                .isInstanceOfSatisfying(
                        PlaceLabelDesk.LabelLinkSendingResult.LabelLinkSent.class,
                        sent -> assertThat(sent.readers()).isEqualTo(1));
        var link = link(mail);
        var visitor = visitor();
        var page = visitor.get(link).body();
        assertThat(page).contains("Demander le label");
        var csrf = Map.of("_csrf", Visitor.tokenIn(page));
        assertThat(visitor.post(link, csrf).headers().firstValue("Location")).contains(link + "?fait=demande");
        assertThat(visitor.post(link, csrf).statusCode()).isEqualTo(409);
        var asked = store.of(life(place).id()).getFirst();
        assertThat(asked.act()).isEqualTo(CommitteeProposal.ProposalAct.RECOGNISE);
        assertThat(acts(place)).containsExactly(LabelCaseStep.LabelAct.ASKED);
        // The link of another place cannot withdraw the request.
        var other = completePlace();
        var otherMail = caretaker(other, "fr");
        labelDesk.send(nadia(), other.code());
        assertThat(visitor.post(link(otherMail) + "/" + asked.id() + "/retrait", csrf)
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(link + "/" + asked.id() + "/retrait", csrf)
                        .headers()
                        .firstValue("Location"))
                .contains(link + "?fait=retrait");
        assertThat(store.find(asked.id()).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void aLinkOpensNothingOnceItIsLostOrItsReaderAnswersForThePlaceNoMore() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        labelDesk.send(nadia(), place.code());
        var link = link(mail);
        assertThat(visitor().get(link).statusCode()).isEqualTo(200);
        assertThat(visitor()
                        .get("/label-du-lieu/" + SecretToken.random().text())
                        .statusCode())
                .isEqualTo(410);
        assertThat(visitor().get("/label-du-lieu/perdu").statusCode()).isEqualTo(410);
        sql.sql("update upkeep_charge set until_at = now() where place = :place")
                .param("place", place.id().value())
                .update();
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(placeLabels.open(secret(link))).isEmpty();
        assertThat(labelDesk.send(nadia(), place.code()))
                .isInstanceOfSatisfying(
                        PlaceLabelDesk.LabelLinkSendingResult.LabelLinkSent.class,
                        sent -> assertThat(sent.readers()).isZero());
        assertThat(office().get("/bureau/label/" + life(place).id()).body())
                .contains("Aucun responsable de ce lieu n’a de courriel");
    }

    @Test
    void aLabelStaysWithItsRecordAndIsThatOfThePlaceWhileRecordsStandTogether() {
        var one = completePlace();
        var other = place();
        recognise(one);
        var voice = new ValueStatementSource.AccountSource(nadia().id(), nadia().name());
        var grouped = (PlaceMergeResult.PlacesMerged) places.group(one.id(), other.id(), voice);
        var standing = grouped.survivor();
        assertThat(marked(standing)).isTrue();
        assertThat(page(standing)).contains("Lieu labellisé");
        assertThat(life(standing).id()).isEqualTo(life(one).id());
        // Facts and signatures of a merged record count for the place.
        assertThat(weigher.of(life(standing), now()).complete()).isTrue();
        assertThat(proposals.propose(nadia(), standing.code()))
                .isEqualTo(new ProposalSubmissionResult.ProposalNotPossibleNow());
        places.separate(grouped.absorbed(), voice);
        assertThat(marked(one)).isTrue();
        assertThat(marked(other)).isFalse();
        assertThat(labelDesk.life(other.code())).isEmpty();
    }

    @Test
    void aPlaceThatClosedIsMarkedNoMoreAndTheCommitteeIsAskedOnce() {
        var place = completePlace();
        recognise(place);
        var now = places.find(place.code()).orElseThrow();
        places.close(
                now.code(), now.changes(), new ValueStatementSource.AccountSource(nadia().id(), nadia().name()), true);
        assertThat(page(place)).doesNotContain("Lieu labellisé");
        job("recognition.labels");
        job("recognition.labels");
        assertThat(store.of(life(place).id()))
                .filteredOn(CommitteeProposal::isOpen)
                .singleElement()
                .satisfies(one -> assertThat(one.act()).isEqualTo(CommitteeProposal.ProposalAct.WITHDRAW));
    }

    @Test
    void theRoundsRemindThoseWhoAnswerForAPlaceAndItIsRenewedUnderItsNumber() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        var found = rules.recognition("lieu").orElseThrow();
        var until = today().plusDays(25);
        var code = ((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.PlaceAsHolder(place.id()),
                                found,
                                found.promises(),
                                today(),
                                until,
                                "Avant")))
                .code();
        var id = lives.of(new LabelHolder.PlaceAsLabelHolder(place.id()), "lieu", "fr", clock.instant());
        lives.append(
                id,
                new LabelCaseStep(
                        clock.instant(),
                        LabelCaseStep.LabelAct.RECOGNISED,
                        Optional.of(nadia().id()),
                        "Avant",
                        "base 1.0.0",
                        Optional.empty(),
                        Optional.of(new LabelCaseStep.LabelValidityPeriod(until.minusMonths(24), until, code))));
        job("recognition.labels");
        job("recognition.labels");
        assertThat(mailed(mail)).containsExactly("Le label de votre lieu prend bientôt fin");
        var visitor = visitor();
        var link = link(mail);
        var page = visitor.get(link).body();
        assertThat(page).contains("Demander le renouvellement");
        visitor.post(link, Map.of("_csrf", Visitor.tokenIn(page)));
        var proposal = store.of(id).getFirst();
        assertThat(proposal.act()).isEqualTo(CommitteeProposal.ProposalAct.RENEW);
        sign(member(), proposal.id(), true);
        assertThat(sign(member(), proposal.id(), true)).isEqualTo(decided("granted"));
        assertThat(life(place).term().orElseThrow().code()).isEqualTo(code);
        assertThat(life(place).term().orElseThrow().until()).isAfter(until);
    }

    @Test
    void withdrawnForGoodAndGivenAgainOnAppeal() {
        var place = completePlace();
        recognise(place);
        var before = life(place).term().orElseThrow();
        var withdrawal = proposed(place, CommitteeProposal.ProposalAct.WITHDRAW);
        sign(member(), withdrawal, true);
        assertThat(sign(member(), withdrawal, true)).isEqualTo(decided("granted"));
        assertThat(state(place)).isEqualTo(LabelState.WITHDRAWN);
        assertThat(marked(place)).isFalse();
        // A person becomes responsible for the place later.
        var mail = caretaker(place, "fr");
        labelDesk.send(nadia(), place.code());
        assertThat(placeLabels.appeal(secret(link(mail)), withdrawal, "Ce n’était pas ici."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        var appeal = store.of(life(place).id()).getFirst();
        sign(member(), appeal.id(), true);
        assertThat(sign(member(), appeal.id(), true)).isEqualTo(decided("granted"));
        assertThat(life(place).term().orElseThrow().code()).isNotEqualTo(before.code());
        assertThat(marked(place)).isTrue();
        assertThat(mailed(mail)).endsWith("Le recours sur le label de votre lieu est accepté");
    }

    /// The coordinator's page about the place's dossier and its label.
    private String desk(Place place) {
        return office().get("/bureau/lieux/" + place.code().value() + "/label").body()
                + office().get("/bureau/label/" + life(place).id()).body();
    }

    @Test
    void eachPageSaysSinceWhenWhyAndWhatHappensNext() {
        var place = completePlace();
        var mail = caretaker(place, "fr");
        recognise(place);
        assertThat(desk(place)).contains("Le label vaut jusqu’au").doesNotContain("est suspendu depuis");

        var suspension = proposed(place, CommitteeProposal.ProposalAct.SUSPEND);
        sign(member(), suspension, true);
        sign(member(), suspension, true);
        assertThat(desk(place))
                .contains("Le label est suspendu depuis le", "Voici pourquoi", "Raison de ", "peut lever la suspension")
                .contains("Les responsables du lieu peuvent faire un recours jusqu’au")
                .doesNotContain("Le label vaut jusqu’au", "Le comité a donné le label");
        var link = link(mail);
        assertThat(visitor().get(link).body())
                .contains("Le label de votre lieu est suspendu depuis le", "Voici pourquoi", "Raison de ")
                .contains("Vous pouvez faire un recours jusqu’au");
        assertThat(verified(place)).as("the reason is not public").doesNotContain("Raison de ");

        placeLabels.appeal(secret(link), suspension, "Nous ne sommes pas d'accord");
        assertThat(desk(place)).contains("Le comité lit un recours").doesNotContain("peuvent faire un recours");
        assertThat(visitor().get(link).body()).contains("Le comité répond au plus tard le");

        var withdrawal = proposed(place, CommitteeProposal.ProposalAct.WITHDRAW);
        sign(member(), withdrawal, true);
        sign(member(), withdrawal, true);
        assertThat(desk(place))
                .contains("Le label est retiré depuis le")
                .doesNotContain("Le label vaut jusqu’au", "est suspendu depuis");
        assertThat(visitor().get(link(mail)).body()).contains("Le label de votre lieu est retiré depuis le");
    }
}
