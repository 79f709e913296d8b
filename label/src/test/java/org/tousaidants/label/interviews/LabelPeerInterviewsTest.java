package org.tousaidants.label.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.label.sortition.SeatAgreements;
import org.tousaidants.label.sortition.SeatDraws;
import org.tousaidants.label.sortition.SeatedMeeting;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.judging.LabelDossier;

/// Tests interviews from three proposed dates to a conclusion in the dossier on the running site. The draw
/// chooses the peers.
class LabelPeerInterviewsTest extends InterviewSite {
    private static final String MINE = "/mon-dossier/entretien";

    @Autowired
    Tasks tasks;

    @Autowired
    PeerCommentsForCommittee peerWordsReader;

    @Autowired
    SeatAgreements seats;

    @Autowired
    SeatDraws draws;

    /// Creates enough peers of other organisations for any draw.
    @BeforeEach
    void somePeers() {
        var ready = sql.sql("select count(*) from helpers_profile where organisation like 'Pair %'")
                .query(Integer.class)
                .single();
        for (var i = ready; i < 9; i++)
            ready("Pair " + i, "Pair " + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void twoPeersOfOtherOrganisationsConcludeAloneAndTheirConclusionEntersTheDossier() {
        var odile = ready("Odile", "Médiathèque de Saintes");
        var colleague = ready("Collègue", "mediatheque  de SAINTES");
        var mine = visitor(odile);
        assertThat(mine.get("/mon-dossier").body()).contains("Vous n’avez pas encore proposé de dates");
        assertThat(propose(mine, 10).statusCode()).isEqualTo(303);
        assertThat(mine.get("/mon-dossier").body())
                .containsPattern(
                        "pairs ont reçu vos dates\\. Ils répondent avant le (lundi |mardi |mercredi |jeudi |vendredi"
                                + " |samedi |dimanche )?\\d");
        var interview = interview(odile);
        var peers = peers(interview);
        assertThat(peers).hasSize(2).doesNotContain(odile, colleague);
        assertThat(mine.get(MINE).body())
                .containsPattern("à qui il manque seulement l’entretien|aidants? labellisés? du réseau")
                .contains("de votre structure")
                .contains(interview + "/1");
        assertThat(letters(
                        peers.getFirst(), "Entretien entre pairs\u00a0: acceptez-vous de rencontrer quelqu’un\u00a0?"))
                .filteredOn(letter -> letter.body().contains("rencontrer Odile")
                        && letter.body().contains(interview.toString()))
                .hasSize(1);
        var page = "/entretiens-de-pairs/" + interview;
        accept(peers.getFirst(), page, 2);
        assertThat(mine.get(MINE).body()).contains("Des pairs ont reçu vos dates");
        accept(peers.get(1), page, 1);
        assertThat(mine.get(MINE).body()).contains("Le jour est fixé");
        assertThat(letters(odile, "Le jour de votre entretien entre pairs est fixé"))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.body()).contains("9\u00a0h").contains("Foyer rural"));
        var one = visitor(peers.getFirst());
        var other = visitor(peers.get(1));
        assertThat(one.get(page + "/guide").body()).contains("Garder le secret").doesNotContain("Transmettre");
        assertThat(one.get(page + "/guide.pdf").body()).startsWith("%PDF");
        // Refused before the day of the meeting.
        assertThat(conclude(one, page, "favourable", "Odile écoute avant de toucher l’écran.")
                        .statusCode())
                .isEqualTo(409);
        assertThat(count("interviews_conclusion", interview)).isZero();
        later(Duration.ofDays(15));
        one = visitor(peers.getFirst());
        other = visitor(peers.get(1));
        assertThat(conclude(one, page, "favourable", "Odile écoute avant de toucher l’écran. <b>Bravo</b>")
                        .statusCode())
                .isEqualTo(303);
        assertThat(other.get(page).body()).doesNotContain("Odile écoute");
        assertThat(peerWordsReader.of(dossiers.ofAccount(odile.id()).map(found -> found.helper()), List.of()))
                .as("nor the committee before the outcome")
                .isEmpty();
        assertThat(visitor(odile).get(MINE).body()).doesNotContain("Odile écoute");
        assertThat(dossier(odile).interview()).isEmpty();
        // A second conclusion is refused.
        assertThat(conclude(one, page, "unfavourable", "Finalement non, j’ai changé d’avis.")
                        .statusCode())
                .isEqualTo(409);
        assertThat(conclude(other, page, "favourable", "Une belle façon de passer le relais.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(dossier(odile).interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
        assertThat(visitor(odile).get(MINE).body())
                .contains("Conclusion favorable")
                .contains("Odile écoute avant de toucher l’écran. &lt;b&gt;Bravo&lt;/b&gt;")
                .contains("Une belle façon de passer le relais.");
        assertThat(one.get(page).body()).contains("Une belle façon de passer le relais.");
        assertThat(visitor(odile).get("/mon-dossier").body())
                .contains("Le dossier est complet. Le label peut durer jusqu’au")
                .contains("Vos pairs ont conclu");
        assertThat(letters(odile, "Vos pairs ont écrit la conclusion de votre entretien"))
                .hasSize(1);
        assertThat(peerWordsReader.of(dossiers.ofAccount(odile.id()).map(helped -> helped.helper()), List.of()))
                .as("the committee reads the words of the peers beside the file")
                .extracting(org.tousaidants.label.observations.LabelCaseNote::words)
                .containsExactly(
                        "Odile écoute avant de toucher l’écran. <b>Bravo</b>", "Une belle façon de passer le relais.");
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/bureau/entretiens-de-pairs")
                        .body())
                .contains("Les pairs du réseau", "à qui il manque seulement l’entretien");
        assertThatThrownBy(() -> sql.sql("update interviews_conclusion set favourable = false")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is history");
    }

    @Test
    void aDisagreementGoesToAThirdWhoSettlesWithoutReadingTheOthers() {
        var herve =
                ready("Hervé", "Service social " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(herve), 10);
        var interview = interview(herve);
        var page = "/entretiens-de-pairs/" + interview;
        var two = peers(interview);
        two.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(15));
        conclude(visitor(two.getFirst()), page, "favourable", "Il sait passer le relais à temps.");
        conclude(visitor(two.get(1)), page, "unfavourable", "Il répond à la place des personnes.");
        assertThat(dossier(herve).interview()).isEmpty();
        assertThat(letters(herve, "Entretien entre pairs\u00a0: une troisième personne va vous rencontrer"))
                .hasSize(1);
        assertThat(visitor(herve).get(MINE).body())
                .contains("Un troisième pair va vous rencontrer et trancher")
                .doesNotContain("Il sait passer");
        assertThat(propose(visitor(herve), 10).statusCode()).isEqualTo(303);
        var third = peers(interview);
        assertThat(third).hasSize(1).doesNotContainAnyElementsOf(two);
        accept(third.getFirst(), page, 1);
        later(Duration.ofDays(15));
        assertThat(visitor(third.getFirst()).get(page).body()).doesNotContain("Il répond à la place");
        assertThat(conclude(visitor(two.getFirst()), page, "favourable", "Je conclus encore une fois.")
                        .statusCode())
                .isEqualTo(409);
        conclude(visitor(third.getFirst()), page, "unfavourable", "La posture doit encore grandir.");
        assertThat(dossier(herve).interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isFalse());
        assertThat(visitor(herve).get(MINE).body())
                .contains("Pas encore favorable")
                .contains("La posture doit encore grandir.")
                .contains("Il sait passer le relais à temps.")
                .contains("Proposer trois dates");
        assertThat(visitor(herve).get("/mon-dossier").body()).contains("À faire");
    }

    /// | State | Task | People |
    /// |---|---|---|
    /// | only the interview is missing | propose dates | the person |
    /// | dates proposed | accept | the drawn peers who did not answer |
    /// | day fixed | – | nobody |
    /// | met | conclude | the peers who did not conclude |
    /// | disagreement | propose dates | the person |
    /// | concluded | – | nobody |
    @Test
    void inEveryStateExactlyThosePeopleWhoCanActHaveTheTask() {
        var holders = new TaskHolders(this, tasks);
        var herve =
                ready("Hervé", "Service social " + UUID.randomUUID().toString().substring(0, 8));
        holders.named("herve", herve);
        assertThat(tasks.of(actor(herve))).extracting(Task::name).contains("interviews.errand.mine");
        propose(visitor(herve), 10);
        assertThat(holders.of("interviews.errand.mine")).doesNotContain("herve");
        var interview = interview(herve);
        var page = "/entretiens-de-pairs/" + interview;
        var two = peers(interview);
        holders.named("first", two.getFirst());
        holders.named("second", two.get(1));
        assertThat(holders.of("interviews.task.asked:" + interview)).containsExactlyInAnyOrder("first", "second");
        accept(two.getFirst(), page, 1);
        assertThat(holders.of("interviews.task.asked:" + interview)).containsExactly("second");
        accept(two.get(1), page, 1);
        assertThat(holders.of("interviews.task.asked:" + interview)).isEmpty();
        assertThat(holders.of("interviews.task.met:" + interview)).isEmpty();
        later(Duration.ofDays(15));
        assertThat(holders.of("interviews.task.met:" + interview)).containsExactlyInAnyOrder("first", "second");
        conclude(visitor(two.getFirst()), page, "favourable", "Il sait passer le relais à temps.");
        assertThat(holders.of("interviews.task.met:" + interview)).containsExactly("second");
        conclude(visitor(two.get(1)), page, "unfavourable", "Il répond à la place des personnes.");
        assertThat(holders.of("interviews.task.met:" + interview)).isEmpty();
        assertThat(holders.of("interviews.errand.mine")).contains("herve");
        propose(visitor(herve), 10);
        var third = peers(interview).getFirst();
        holders.named("third", third);
        assertThat(holders.of("interviews.task.asked:" + interview)).containsExactly("third");
        accept(third, page, 1);
        later(Duration.ofDays(15));
        assertThat(holders.of("interviews.task.met:" + interview)).containsExactly("third");
        conclude(visitor(third), page, "favourable", "Il sait passer le relais à temps.");
        assertThat(holders.of("interviews.task.met:" + interview)).isEmpty();
        assertThat(tasks.of(actor(herve))).extracting(Task::name).doesNotContain("interviews.errand.mine");
    }

    @Test
    void thePeersReadFirstWhatAPersonHelpedWithASeatSays() {
        var lina = ready("Lina", "Association " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(lina), 10);
        var interview = interview(lina);
        var page = "/entretiens-de-pairs/" + interview;
        var drawn = peers(interview);
        var seat = UUID.randomUUID();
        var nadia = actor(person(Role.COORDINATOR));
        seats.agree(
                Optional.empty(),
                new SeatAgreementRequest("Odette Parole", Optional.empty(), "Le bourg, 17120 Cozes", "fr"));
        draws.open(
                nadia,
                new SeatedMeeting(
                        seat,
                        MeetingKind.INTERVIEW,
                        Optional.of(interview),
                        "Un entretien",
                        ParisTime.today(clock).plusDays(10),
                        "de 9 h à 10 h",
                        "Foyer rural",
                        1));
        // Words of a person who has not said that they come are not kept.
        draws.write(nadia, seat, 1, "Trop tôt.");
        accept(drawn.getFirst(), page, 1);
        assertThat(visitor(drawn.getFirst()).get(page).body()).doesNotContain("Trop tôt.", "À lire d’abord");
        draws.answer(nadia, seat, 1, true);
        draws.write(nadia, seat, 1, "Laissez-moi <b>le temps</b> de répondre.");
        var read = visitor(drawn.getFirst()).get(page).body();
        assertThat(read)
                .contains("À lire d’abord", "Laissez-moi &lt;b&gt;le temps&lt;/b&gt; de répondre.")
                .doesNotContain("Odette Parole");
        assertThat(read.indexOf("Laissez-moi")).isLessThan(read.indexOf("Foyer rural"));
        // Neither a peer who has not accepted, nor the person of the interview reads the words.
        assertThat(visitor(drawn.getLast()).get(page).body()).doesNotContain("Laissez-moi");
        assertThat(visitor(lina).get(MINE).body()).doesNotContain("Laissez-moi");
        assertThat(visitor(ready("Inconnue", "Ailleurs")).get(page).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseThanThoseDrawnAnswersOrConcludes() {
        var lina = ready("Lina", "Association " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(lina), 10);
        var interview = interview(lina);
        var page = "/entretiens-de-pairs/" + interview;
        var drawn = peers(interview);
        drawn.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(15));
        // Refused for the person themselves, a stranger, the coordinator, a person of another network.
        for (var account : List.of(lina, ready("Inconnue", "Ailleurs"), person(Role.COORDINATOR))) {
            var visitor = visitor(account);
            assertThat(visitor.get(page).statusCode()).isEqualTo(404);
            assertThat(visitor.get(page + "/guide.pdf").statusCode()).isEqualTo(404);
            assertThat(visitor.post(
                                    page + "/conclusion",
                                    Map.of("_csrf", visitor.token("/mon-dossier/nouveau"), "verdict", "favourable"))
                            .statusCode())
                    .isEqualTo(404);
        }
        var far = new TerritoryNetwork("ailleurs-entretiens", "Ailleurs", "16");
        networks.found(far);
        var peer = drawn.getFirst();
        var stranger = new SignedInPerson(peer.id(), peer.mail().value(), peer.name(), peer.role(), far);
        try (var _ = CurrentTenantScope.enter(far.id())) {
            assertThat(peerInterviews.see(stranger, interview)).isEmpty();
            assertThat(peerInterviews.conclude(stranger, interview, true, Map.of(), "Des mots d’ailleurs."))
                    .isEqualTo(new InterviewsAsPeer.PeerConclusionResult.ConcludingPeerNotDrawn());
        }
        assertThat(visitor().get(page).headers().firstValue("Location").orElseThrow())
                .startsWith("/connexion");
        assertThat(count("interviews_conclusion", interview)).isZero();
        // An incomplete conclusion is refused and not written.
        var empty = visitor(peer)
                .post(page + "/conclusion", Map.of("_csrf", visitor(peer).token(page)));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Répondez à").contains("Choisissez votre conclusion");
        assertThat(conclude(visitor(peer), page, "favourable", "Bien.").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoBecameAColleagueSinceTheDrawNeitherComesNorConcludes() {
        var town = "Mairie " + UUID.randomUUID().toString().substring(0, 8);
        var lina = ready("Lina", town);
        propose(visitor(lina), 10);
        var interview = interview(lina);
        var page = "/entretiens-de-pairs/" + interview;
        var drawn = peers(interview);
        var first = drawn.getFirst();
        var before = organisation(first);
        moves(first, town);
        var come = visitor(first).get(page).body();
        var day = come.replaceAll("(?s).*name=\"dates\" value=\"([^\"]+)\".*", "$1");
        var refused = visitor(first)
                .post(page + "/reponse", Map.of("_csrf", visitor(first).token(page), "reponse", "oui", "dates", day));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Vous êtes aujourd’hui de la même structure");
        moves(first, before);
        drawn.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(15));
        moves(first, town);
        var conclusion = conclude(visitor(first), page, "favourable", "Une écoute attentive, du début à la fin.");
        assertThat(conclusion.statusCode()).isEqualTo(409);
        assertThat(conclusion.body()).contains("Votre conclusion n’est donc pas enregistrée");
        assertThat(count("interviews_conclusion", interview)).isZero();
        moves(first, before);
        assertThat(conclude(visitor(first), page, "favourable", "Une écoute attentive, du début à la fin.")
                        .statusCode())
                .isEqualTo(303);
    }

    private String organisation(Account helper) {
        return dossiers.helper(helper(helper)).orElseThrow().organisation();
    }

    private void moves(Account helper, String organisation) {
        file(visitor(helper), "benevole", organisation);
    }

    @Test
    void whoDeclinesOrHasATieIsReplacedAndATieIsNeverDrawnAgain() {
        var malika = ready("Malika", "Mairie " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(malika), 10);
        var interview = interview(malika);
        var page = "/entretiens-de-pairs/" + interview;
        var first = peers(interview);
        answer(first.getFirst(), page, "non");
        answer(first.get(1), page, "conflit-1");
        var second = peers(interview);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        // Sending an answer again changes nothing.
        assertThat(visitor(first.getFirst())
                        .post(
                                page + "/reponse",
                                Map.of("_csrf", visitor(first.getFirst()).token("/profil"), "reponse", "oui"))
                        .statusCode())
                .isIn(409, 422);
        assertThat(peers(interview)).isEqualTo(second);
        // The interviewed person knows one of the peers.
        var mine = visitor(malika);
        var seat = seat(interview, second.getFirst());
        var form = new LinkedHashMap<>(Map.of("_csrf", mine.token(MINE), "place", Integer.toString(seat)));
        assertThat(mine.post(MINE + "/" + interview + "/conflits", form).statusCode())
                .isEqualTo(422);
        form.put("conflit-" + seat, "0");
        assertThat(mine.post(MINE + "/" + interview + "/conflits", form).statusCode())
                .isEqualTo(303);
        assertThat(peers(interview)).doesNotContain(second.getFirst());
        // Another person can neither declare a conflict nor cancel the interview.
        var other =
                visitor(ready("Autre", "Autre " + UUID.randomUUID().toString().substring(0, 8)));
        form.put("_csrf", other.token("/mon-dossier"));
        assertThat(other.post(MINE + "/" + interview + "/conflits", form).statusCode())
                .isEqualTo(404);
        assertThat(other.post(MINE + "/" + interview + "/annulation", Map.of("_csrf", other.token("/mon-dossier")))
                        .statusCode())
                .isEqualTo(404);
        // After a cancellation and a new interview, the declared conflicts still count.
        var left = peers(interview);
        mine.post(MINE + "/" + interview + "/annulation", Map.of("_csrf", mine.token(MINE)));
        assertThat(letters(left.getFirst(), "Un entretien entre pairs est annulé"))
                .isNotEmpty();
        propose(mine, 10);
        var again = interview(malika);
        assertThat(again).isNotEqualTo(interview);
        assertThat(peers(again)).doesNotContain(first.get(1), second.getFirst());
    }

    @Test
    void whoDoesNotAnswerInTimeLeavesHerPlace() {
        var samir =
                ready("Samir", "Agglomération " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(samir), 30);
        var interview = interview(samir);
        var before = peers(interview);
        later(Duration.ofDays(8));
        job("interviews.lapse");
        assertThat(peers(interview)).hasSize(2).doesNotContainAnyElementsOf(before);
        // When no peer is left, the person is asked for other dates.
        for (var tries = 0; tries < 40 && !peers(interview).isEmpty(); tries++)
            peers(interview).forEach(peer -> answer(peer, "/entretiens-de-pairs/" + interview, "non"));
        assertThat(visitor(samir).get(MINE).body())
                .contains("Il manque au moins un pair")
                .contains("Proposer trois dates");
        assertThat(letters(samir, "Entretien entre pairs\u00a0: proposez d’autres dates"))
                .isNotEmpty();
        propose(visitor(samir), 10);
        assertThat(peers(interview)).hasSize(2);
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau/entretiens-de-pairs").body())
                .contains("Samir")
                .contains("Les pairs répondent");
    }

    @Test
    void oneInterviewThatCannotBeWrittenStopsNoOther() {
        var broken = ready("Cassée", "Atelier " + UUID.randomUUID().toString().substring(0, 8));
        var good = ready("Bonne", "Atelier " + UUID.randomUUID().toString().substring(0, 8));
        // The dates are days apart, so that one peer can come to both.
        propose(visitor(broken), 30);
        propose(visitor(good), 40);
        var before = peers(interview(good));
        var asked = peers(interview(broken));
        later(Duration.ofDays(8));
        try (var _ = FailingRow.in(sql, "interviews_answer", "insert", "new.interview = '" + interview(broken) + "'")) {
            assertThat(jobs.run("interviews.lapse")).hasSize(1);
        }
        assertThat(peers(interview(good))).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(peers(interview(broken))).containsExactlyInAnyOrderElementsOf(asked);
        later(Duration.ofMinutes(2));
        job("interviews.lapse");
        assertThat(peers(interview(broken))).hasSize(2).doesNotContainAnyElementsOf(asked);
        // The same if peers do not conclude.
        for (var one : List.of(broken, good)) {
            var page = "/entretiens-de-pairs/" + interview(one);
            peers(interview(one)).forEach(peer -> accept(peer, page, 1));
        }
        later(Duration.ofDays(60));
        try (var _ = FailingRow.in(sql, "interviews_answer", "insert", "new.interview = '" + interview(broken) + "'")) {
            assertThat(jobs.run("interviews.hasten")).hasSize(1);
        }
        assertThat(letters(good, "Entretien entre pairs\u00a0: d’autres personnes vont vous rencontrer"))
                .hasSize(1);
        assertThat(letters(broken, "Entretien entre pairs\u00a0: d’autres personnes vont vous rencontrer"))
                .isEmpty();
        later(Duration.ofMinutes(2));
        job("interviews.hasten");
        assertThat(letters(broken, "Entretien entre pairs\u00a0: d’autres personnes vont vous rencontrer"))
                .hasSize(1);
        // The same if a peer is sought for dates that wait.
        var network = new TerritoryNetwork("panne-" + UUID.randomUUID(), "Panne", "17");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var ahead = clock.instant().plus(Duration.ofDays(10));
            var dates = List.of(ahead, ahead.plus(Duration.ofDays(1)), ahead.plus(Duration.ofDays(2)));
            var odette = begins(network, "Odette", "Foyer rural");
            var odile = begins(network, "Odile", "Médiathèque");
            for (var self : List.of(odette, odile)) interviews.propose(self, dates, "Au foyer");
            ready(begins(network, "Thomas", "Bus"));
            ready(begins(network, "Claire", "Mairie"));
            var hers = found(odette).interview().orElseThrow().id();
            try (var _ = FailingRow.in(sql, "interviews_seat", "insert", "new.interview = '" + hers + "'")) {
                assertThat(jobs.run("interviews.seek")).hasSize(1);
            }
            assertThat(found(odile).nobody()).isFalse();
            assertThat(found(odette).nobody()).isTrue();
            later(Duration.ofMinutes(2));
            seek();
            assertThat(found(odette).nobody()).isFalse();
        }
    }

    @Test
    void whoMetAndNeverConcludesIsRemindedOnceAndThenReplacedByAnother() {
        var nora = ready("Nora", "Centre social " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(nora), 10);
        var interview = interview(nora);
        var page = "/entretiens-de-pairs/" + interview;
        var two = peers(interview);
        two.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(12));
        conclude(visitor(two.getFirst()), page, "favourable", "Elle prend le temps qu’il faut.");
        job("interviews.hasten");
        assertThat(letters(two.get(1), "Entretien entre pairs\u00a0: écrivez votre conclusion", interview))
                .isEmpty();
        later(Duration.ofDays(4));
        job("interviews.hasten");
        job("interviews.hasten");
        assertThat(letters(two.get(1), "Entretien entre pairs\u00a0: écrivez votre conclusion", interview))
                .hasSize(1);
        assertThat(letters(two.getFirst(), "Entretien entre pairs\u00a0: écrivez votre conclusion", interview))
                .isEmpty();
        assertThat(visitor(nora).get(MINE).body()).contains("Chaque pair écrit sa conclusion");
        later(Duration.ofDays(11));
        job("interviews.hasten");
        job("interviews.hasten");
        assertThat(letters(nora, "Entretien entre pairs\u00a0: une autre personne va vous rencontrer"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("Vous n’y êtes pour rien"));
        assertThat(letters(two.get(1), "Entretien entre pairs\u00a0: une autre personne vous remplace", interview))
                .hasSize(1);
        assertThat(visitor(nora).get(MINE).body())
                .contains("l’autre n’a rien écrit à temps")
                .contains("Proposer trois dates")
                .doesNotContain("Elle prend le temps");
        // It is too late to conclude or to decline.
        assertThat(visitor(two.get(1)).get(page).body()).contains("Vous n’avez pas conclu à temps");
        var late = conclude(visitor(two.get(1)), page, "unfavourable", "Je conclus quand même, trop tard.");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Il n’y a plus de conclusion à écrire ici");
        var leaving = visitor(two.getFirst())
                .post(
                        page + "/reponse",
                        Map.of("_csrf", visitor(two.getFirst()).token("/mon-dossier"), "reponse", "non"));
        assertThat(leaving.statusCode()).isEqualTo(409);
        propose(visitor(nora), 10);
        var third = peers(interview);
        assertThat(third).hasSize(1).doesNotContainAnyElementsOf(two);
        accept(third.getFirst(), page, 1);
        later(Duration.ofDays(12));
        assertThat(visitor(third.getFirst()).get(page).body()).doesNotContain("Elle prend le temps");
        conclude(visitor(third.getFirst()), page, "favourable", "Une aide claire et tranquille.");
        assertThat(dossier(nora).interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
        assertThat(visitor(nora).get(MINE).body())
                .contains("Elle prend le temps qu’il faut.")
                .contains("Une aide claire et tranquille.");
        assertThat(visitor(two.getFirst()).get(page).body()).contains("Une aide claire et tranquille.");
        assertThat(visitor(two.get(1)).get(page).body()).doesNotContain("Une aide claire");
    }

    @Test
    void whenTheOneWhoStandsInConcludesOtherwiseAThirdSettles() {
        var ines = ready("Inès", "Maison " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(ines), 10);
        var interview = interview(ines);
        var page = "/entretiens-de-pairs/" + interview;
        var two = peers(interview);
        two.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(27));
        conclude(visitor(two.getFirst()), page, "favourable", "Elle prend le temps qu’il faut.");
        job("interviews.hasten");
        propose(visitor(ines), 10);
        var standIn = peers(interview).getFirst();
        accept(standIn, page, 1);
        later(Duration.ofDays(12));
        conclude(visitor(standIn), page, "unfavourable", "Elle garde des mots de passe.");
        assertThat(dossier(ines).interview()).isEmpty();
        assertThat(visitor(ines).get(MINE).body()).contains("Un troisième pair va vous rencontrer et trancher");
        propose(visitor(ines), 10);
        var third = peers(interview);
        assertThat(third).hasSize(1).doesNotContainAnyElementsOf(two).doesNotContain(standIn);
        accept(third.getFirst(), page, 1);
        // The third peer does not conclude either: another one settles, after new dates.
        later(Duration.ofDays(27));
        job("interviews.hasten");
        assertThat(visitor(ines).get(MINE).body()).contains("la conclusion n’est pas écrite à temps");
        propose(visitor(ines), 10);
        var fourth = peers(interview);
        assertThat(fourth).hasSize(1).doesNotContain(third.getFirst(), standIn);
        accept(fourth.getFirst(), page, 1);
        later(Duration.ofDays(12));
        conclude(visitor(fourth.getFirst()), page, "favourable", "Elle ne les garde plus.");
        assertThat(dossier(ines).interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
    }

    @Test
    void twoWhoConcludeAtOnceAndADoublePressWriteEachConclusionOnce() throws Exception {
        var lea = ready("Léa", "Foyer " + UUID.randomUUID().toString().substring(0, 8));
        propose(visitor(lea), 10);
        var interview = interview(lea);
        var page = "/entretiens-de-pairs/" + interview;
        var two = peers(interview);
        two.forEach(peer -> accept(peer, page, 1));
        later(Duration.ofDays(12));
        two.forEach(this::visitor);
        var answers = new ArrayList<java.util.concurrent.Future<Integer>>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (var peer : List.of(two.getFirst(), two.get(1), two.getFirst(), two.get(1)))
                answers.add(threads.submit(() -> conclude(
                                visitor(peer), page, "favourable", "Elle écoute avant de faire quoi que ce soit.")
                        .statusCode()));
        }
        var codes = new ArrayList<Integer>();
        for (var answer : answers) codes.add(answer.get());
        assertThat(codes).containsExactlyInAnyOrder(303, 303, 409, 409);
        assertThat(count("interviews_conclusion", interview)).isEqualTo(2);
        assertThat(count("interviews_outcome", interview)).isEqualTo(1);
        assertThat(letters(lea, "Vos pairs ont écrit la conclusion de votre entretien"))
                .hasSize(1);
    }

    @Test
    void aCoordinatorWritesTwoSpellingsOfOneOrganisationAsOne() {
        var town = "Ville " + UUID.randomUUID().toString().substring(0, 8);
        var one = ready("Paule", "CCAS de " + town);
        var other = ready("Gilles", "C.C.A.S. " + town);
        var desk = signedIn(person(Role.COORDINATOR));
        var path = "/bureau/structures";
        assertThat(desk.get(path).body())
                .contains("CCAS de " + town, "C.C.A.S. " + town, "Comptée avec la structure voisine");
        var form = new LinkedHashMap<>(
                Map.of("_csrf", desk.token(path), "personne", helper(other).toString(), "structure", "Jamais écrite"));
        assertThat(desk.post(path, form).statusCode()).isEqualTo(422);
        form.put("structure", "CCAS de " + town);
        form.put("personne", UUID.randomUUID().toString());
        assertThat(desk.post(path, form).statusCode()).isEqualTo(422);
        form.put("personne", helper(other).toString());
        assertThat(desk.post(path, form).statusCode()).isEqualTo(303);
        assertThat(desk.get(path).body()).doesNotContain("C.C.A.S. " + town);
        assertThat(visitor(other).get("/mon-dossier/histoire").body())
                .contains("Structure écrite comme dans le réseau\u00a0: CCAS de " + town);
        assertThat(visitor(one).get(path).statusCode()).isIn(403, 404);
        assertThat(visitor(one)
                        .post(path, Map.of("_csrf", visitor(one).token("/mon-dossier/nouveau")))
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void aPeerIsWrittenToInTheLanguageInWhichSheSignedIn() {
        var mary = ready("Mary", "Centre " + UUID.randomUUID().toString().substring(0, 8));
        sql.sql("update identity_account set lang = 'en' where id = :id")
                .param("id", mary.id())
                .update();
        propose(visitor(mary), 10);
        var interview = interview(mary);
        peers(interview).forEach(one -> accept(one, "/entretiens-de-pairs/" + interview, 1));
        assertThat(letters(mary, "The date of your peer interview is set"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("Hello Mary"));
        later(Duration.ofDays(1));
        visitor(mary);
        assertThat(accounts.find(mary.id()).orElseThrow().lang()).isEqualTo("fr");
    }

    @Test
    void datesAreThreeAheadAndDifferentAndTheCharterComesFirst() {
        var paulette = ready("Paulette", "Foyer " + UUID.randomUUID().toString().substring(0, 8));
        var visitor = visitor(paulette);
        var soon = propose(visitor, 1);
        assertThat(soon.statusCode()).isEqualTo(422);
        assertThat(soon.body()).contains("choisissez un jour dans 3 jours au plus tôt");
        assertThat(propose(visitor, 200).body()).contains("ce jour est trop loin");
        var form = dates(visitor, 10);
        form.put("jour-2", form.get("jour-1"));
        form.put("heure-2", "14:30");
        assertThat(visitor.post(MINE, form).body()).contains("Proposez trois dates différentes");
        form.put("heure-1", "25 h");
        form.put("endroit", "x".repeat(400));
        assertThat(visitor.post(MINE, form).statusCode()).isEqualTo(422);
        assertThat(visitor.post(MINE, Map.of("_csrf", visitor.token(MINE))).statusCode())
                .isEqualTo(422);
        propose(visitor, 10);
        // A second interview beside the first is refused.
        var again = new LinkedHashMap<>(dates(visitor, 20));
        assertThat(visitor.post(MINE, again).statusCode()).isEqualTo(409);
        var newcomer = account("Nouvelle");
        var early = visitor(newcomer);
        file(early, "benevole", "Ici");
        assertThat(early.get(MINE).body()).contains("À faire avant l’entretien").doesNotContain("Proposer ces dates");
        form = dates(early, 10);
        assertThat(early.post(MINE, form).statusCode()).isEqualTo(409);
        var relative = visitor(account("Julien"));
        file(relative, "proche", "");
        assertThat(relative.get(MINE).headers().firstValue("Location")).contains("/mon-dossier");
    }

    @Test
    void aVolunteerWithoutAStructureIsNotStuckAndHerDeskSaysWhatComesNext() {
        var account = account("Solange");
        var herself = visitor(account);
        HelperFiles.open(herself, "benevole", "Saintes (17100)", Map.of("seul", "oui"));
        assertThat(herself.get("/mon-dossier").body()).contains("Sans structure");
        assertThat(herself.get("/bureau").body())
                .contains("à compléter", "href=\"/mon-dossier\"")
                .doesNotContain("Rien à traiter");
        completes(account);
        assertThat(herself.get("/bureau").body())
                .contains("proposez trois dates")
                .doesNotContain("Rien à traiter", "à compléter");
        assertThat(herself.get(MINE).body())
                .contains("Proposer ces dates")
                .doesNotContain("Écrivez d’abord votre structure");
        assertThat(propose(herself, 10).statusCode()).isEqualTo(303);
        assertThat(interviews.mine(actor(account)))
                .isInstanceOfSatisfying(
                        LabelPeerInterviews.OwnInterviewResult.OwnInterviewFound.class,
                        found -> assertThat(found.interview().orElseThrow().live())
                                .as("peers come from anywhere")
                                .hasSize(2));
        // The checkbox is still ticked when the form is opened again.
        assertThat(herself.get("/mon-dossier/nouveau").body()).contains("checked");
    }

    /// In a new network, a person who becomes a peer later is drawn for dates that wait.
    @Test
    void whoFindsNobodyToMeetKeepsHerDatesAndIsMetOnceSomebodyCan() {
        var network = new TerritoryNetwork("debut-" + UUID.randomUUID(), "Début", "17");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var odette = begins(network, "Odette", "Foyer rural");
            var ahead = clock.instant().plus(Duration.ofDays(10));
            var dates = List.of(ahead, ahead.plus(Duration.ofDays(1)), ahead.plus(Duration.ofDays(2)));
            assertThat(interviews.propose(odette, dates, "Au foyer"))
                    .isEqualTo(new LabelPeerInterviews.InterviewRequestResult.InterviewRequested());
            assertThat(found(odette).nobody()).isTrue();
            var nadia = new SignedInPerson(UUID.randomUUID(), "n@example.org", "Nadia", Role.COORDINATOR, network);
            assertThat(interviews.all(nadia))
                    .extracting(LabelPeerInterviews.InterviewRow::step)
                    .containsExactly("nobody");
            // A colleague cannot be a peer; a person who lacks only the interview can.
            ready(begins(network, "Colette", "Foyer rural"));
            seek();
            assertThat(found(odette).nobody()).isTrue();
            ready(begins(network, "Thomas", "Bus"));
            ready(begins(network, "Claire", "Mairie"));
            seek();
            assertThat(found(odette)).satisfies(mine -> {
                assertThat(mine.nobody()).isFalse();
                assertThat(mine.phase()).isEqualTo(PeerInterview.InterviewPhase.ASKED);
                assertThat(mine.interview().orElseThrow().live()).hasSize(2);
            });
            // The lack of a peer is notified once, not at each run.
            assertThat(sql.sql("select count(*) from mail_letter where network = :n and recipient = :mail")
                            .param("n", network.id())
                            .param("mail", odette.mail())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void nobodyIsInTwoInterviewsAtOneHour() {
        var network = new TerritoryNetwork("heure-" + UUID.randomUUID(), "Une heure", "17");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var thomas = begins(network, "Thomas", "Bus");
            var claire = begins(network, "Claire", "Mairie");
            ready(thomas);
            ready(claire);
            var odette = begins(network, "Odette", "Foyer rural");
            var odile = begins(network, "Odile", "Foyer rural");
            var ahead = clock.instant().plus(Duration.ofDays(10));
            var dates = List.of(ahead, ahead.plus(Duration.ofDays(1)), ahead.plus(Duration.ofDays(2)));
            for (var self : List.of(odette, odile)) interviews.propose(self, dates, "Au foyer");
            seek();
            var first = found(odette).interview().orElseThrow();
            var second = found(odile).interview().orElseThrow();
            for (var peer : List.of(thomas, claire))
                assertThat(peerInterviews.accept(
                                peer, first.id(), first.dates(clock.instant()).subList(0, 1)))
                        .isInstanceOf(InterviewsAsPeer.PeerInvitationResult.PeerInvitationAnswered.class);
            assertThat(found(odette).phase()).isEqualTo(PeerInterview.InterviewPhase.FIXED);
            var hour = second.dates(clock.instant()).subList(0, 1);
            assertThat(peerInterviews.accept(thomas, second.id(), hour))
                    .isInstanceOf(InterviewsAsPeer.PeerInvitationResult.ParticipantNotAvailable.class);
            // The other dates stay, and one of them is kept.
            for (var peer : List.of(thomas, claire))
                assertThat(peerInterviews.accept(
                                peer,
                                second.id(),
                                found(odile).interview().orElseThrow().dates(clock.instant())))
                        .isInstanceOf(InterviewsAsPeer.PeerInvitationResult.PeerInvitationAnswered.class);
            assertThat(found(odile).interview().orElseThrow().fixed())
                    .hasValueSatisfying(day -> assertThat(day).isNotEqualTo(hour.getFirst()));
        }
    }

    /// Runs the search for peers in the network of this thread.
    private void seek() {
        assertThat(jobs.run("interviews.seek")).isEmpty();
    }

    private Visitor visitor(Account account) {
        return visitors.computeIfAbsent(account.id(), _ -> signedIn(account));
    }

    private Account account(String name) {
        var mail = new MailAddress("i-" + UUID.randomUUID() + "@example.org");
        var opened = accounts.found(networks.here(), mail, new PersonName(name), Role.HELPER);
        return ((Accounts.AccountOpeningResult.NewAccountOpened) opened).account();
    }

    private static void file(Visitor visitor, String profile, String organisation) {
        HelperFiles.open(visitor, profile, "Saintes (17100)", Map.of("structure", organisation));
    }

    /// Creates a volunteer who lacks only the interview.
    private Account ready(String name, String organisation) {
        var account = account(name);
        file(visitor(account), "benevole", organisation);
        return completes(account);
    }

    /// Fulfils all requirements except the interview.
    private Account completes(Account account) {
        var now = rules.now();
        var helper = helper(account);
        for (var commitment : now.protocol().charter().of("benevole"))
            sql.sql("""
                insert into helpers_signature (helper, commitment, hash, taken, word, protocol, recorded_at)
                values (:helper, :commitment, :hash, true, '', :protocol, :at)\
                """)
                    .param("helper", helper)
                    .param("commitment", commitment.id())
                    .param("hash", commitment.hash())
                    .param("protocol", now.hash())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        proved(helper);
        return account;
    }

    private UUID helper(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().helper();
    }

    private LabelDossier dossier(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().dossier();
    }

    private Map<String, String> dates(Visitor visitor, int inDays) {
        var day = LocalDate.ofInstant(clock.instant(), ParisTime.ZONE).plusDays(inDays);
        var form = new LinkedHashMap<String, String>();
        form.put("_csrf", visitor.token("/mon-dossier/nouveau"));
        for (var n = 1; n <= 3; n++) {
            form.put("jour-" + n, day.plusDays(n - 1L).toString());
            form.put("heure-" + n, n == 1 ? "14 h 30" : "9h");
        }
        form.put("endroit", "Foyer rural, 2 place du Marché");
        return form;
    }

    private HttpResponse<String> propose(Visitor visitor, int inDays) {
        return visitor.post(MINE, dates(visitor, inDays));
    }

    private UUID interview(Account account) {
        return sql.sql("select id from interviews_interview where helper = :helper order by opened_at desc limit 1")
                .param("helper", helper(account))
                .query(UUID.class)
                .single();
    }

    /// The peers who come or may come, in the order of the draw.
    private List<Account> peers(UUID interview) {
        return sql.sql("""
            select h.account from interviews_seat s
            join helpers_helper h on h.network = s.network and h.id = s.peer
            where s.interview = :interview
              and s.meeting = (select max(number) from interviews_meeting where interview = :interview)
              and coalesce((select answer from interviews_answer a
                  where a.interview = s.interview and a.seat = s.number order by i desc limit 1), 'ACCEPTED') = 'ACCEPTED'
            order by s.number\
            """).param("interview", interview).query(UUID.class).list().stream()
                .map(id -> accounts.find(id).orElseThrow())
                .toList();
    }

    private int seat(UUID interview, Account peer) {
        return sql.sql("select max(number) from interviews_seat where interview = :interview and peer = :peer")
                .param("interview", interview)
                .param("peer", helper(peer))
                .query(Integer.class)
                .single();
    }

    private int count(String table, UUID interview) {
        return sql.sql("select count(*) from " + table + " where interview = :interview")
                .param("interview", interview)
                .query(Integer.class)
                .single();
    }

    /// Accepts as a peer, with this date and all later ones.
    private void accept(Account peer, String page, int from) {
        var visitor = visitor(peer);
        var body = visitor.get(page).body();
        var found = java.util.regex.Pattern.compile("name=\"dates\" value=\"([^\"]+)\"")
                .matcher(body);
        var dates = new ArrayList<String>();
        while (found.find()) dates.add(found.group(1));
        assertThat(dates).as(body).isNotEmpty();
        var form = new StringBuilder(
                "_csrf=" + java.net.URLEncoder.encode(Visitor.tokenIn(body), StandardCharsets.UTF_8) + "&reponse=oui");
        for (var date : dates.subList(Math.min(from - 1, dates.size() - 1), dates.size()))
            form.append("&dates=").append(java.net.URLEncoder.encode(date, StandardCharsets.UTF_8));
        var answer = visitor.post(
                page + "/reponse",
                "application/x-www-form-urlencoded",
                form.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private void answer(Account peer, String page, String said) {
        var visitor = visitor(peer);
        var answer = visitor.post(page + "/reponse", Map.of("_csrf", visitor.token(page), "reponse", said));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private HttpResponse<String> conclude(Visitor visitor, String page, String verdict, String words) {
        var form = new LinkedHashMap<String, String>();
        form.put("_csrf", visitor.token("/mon-dossier/nouveau"));
        form.put("verdict", verdict);
        form.put("mots", words);
        for (var criterion : rules.now().protocol().interview().criteria())
            form.put("critere-" + criterion.id(), "reassures");
        return visitor.post(page + "/conclusion", form);
    }

    private List<Letter> letters(Account account, String subject, UUID interview) {
        return letters(account, subject).stream()
                .filter(letter -> letter.body().contains(interview.toString()))
                .toList();
    }

    private List<Letter> letters(Account account, String subject) {
        return outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter ->
                        letter.to().equals(account.mail()) && letter.subject().equals(subject))
                .toList();
    }
}
