package org.tousaidants.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class ActivityJournalTest extends RunningSite {
    @Autowired
    private ActivityJournal journal;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private TransactionTemplate transaction;

    private SignedInPerson coordinator;
    private CurrentTenantScope own;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var network = new TerritoryNetwork("n-" + UUID.randomUUID().toString().substring(0, 8), "Réseau d'essai", "17");
        networks.found(network);
        coordinator =
                new SignedInPerson(UUID.randomUUID(), "c@example.org", "Coordinatrice", Role.COORDINATOR, network);
        own = CurrentTenantScope.enter(network.id());
    }

    @AfterEach
    void leaveIt() {
        own.close();
    }

    @Test
    void actsAreNumberedAndSealed() {
        record("place.edited", "place 1", Map.of("field", "horaires", "é\"\\\n", "«\u00a0ü\u00a0» \uD83D\uDE00"));
        record("place.edited", "place 2", Map.of());
        transaction.executeWithoutResult(status -> journal.append(
                new JournalEventNote(Optional.empty(), "harvest.run", "source 3", Map.of("kept", "12"))));
        assertThat(journal.latest(coordinator, Long.MAX_VALUE, "", "", 10))
                .extracting(JournalEntry::n)
                .containsExactly(3L, 2L, 1L);
        assertThat(journal.latest(coordinator, 3, "place.edited", "place 1", 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).contains(coordinator.id());
                    assertThat(entry.detail()).containsEntry("é\"\\\n", "«\u00a0ü\u00a0» \uD83D\uDE00");
                });
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        ActivityJournal.JournalVerification.IntactJournal.class,
                        intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void anActThatFailsLeavesNoEntry() {
        record("place.edited", "place 1", Map.of());
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    journal.append(note("place.edited", "place 2", Map.of()));
                    throw new IllegalStateException("the act failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        record("place.edited", "place 3", Map.of());
        assertThat(journal.latest(coordinator, Long.MAX_VALUE, "", "", 10))
                .extracting(JournalEntry::subject)
                .containsExactly("place 3", "place 1");
        assertThat(verdict()).isInstanceOf(ActivityJournal.JournalVerification.IntactJournal.class);
    }

    @Test
    void anEntryBelongsToATransaction() {
        assertThatThrownBy(() -> journal.append(note("place.edited", "place 1", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set subject = 'other'",
                "delete from journal_entry",
                "insert into journal_entry select * from journal_entry"
            })
    void theDatabaseRefusesToChangeTheJournal(String change) {
        record("place.edited", "place 1", Map.of());
        assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql.sql("truncate journal_entry").update()).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set subject = 'other' where number = 3",
                "update journal_entry set detail = '{\"role\":\"HELPER\"}' where number = 3",
                "update journal_entry set recorded_at = recorded_at + interval '1 microsecond' where number = 3",
                "update journal_entry set actor = null where number = 3",
                "update journal_entry set hash = previous where number = 3",
                "delete from journal_entry where number = 3"
            })
    void aChangeBehindTheApplicationsBackIsFound(String tampering) {
        for (var i = 1; i <= 5; i++) record("place.edited", "place " + i, Map.of("role", "COORDINATOR"));
        transaction.executeWithoutResult(status -> {
            sql.sql("alter table journal_entry disable trigger journal_entry_kept")
                    .update();
            sql.sql(tampering).update();
            sql.sql("alter table journal_entry enable trigger journal_entry_kept")
                    .update();
        });
        assertThat(verdict()).isEqualTo(new ActivityJournal.JournalVerification.AlteredJournal(3));
    }

    @Test
    void writersAtTheSameMomentMakeOneChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var acts = IntStream.range(0, 120)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        CurrentTenantScope.in(
                                coordinator.network().id(), () -> record("place.edited", "place " + i, Map.of()));
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(acts)) done.resultNow();
        }
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        ActivityJournal.JournalVerification.IntactJournal.class,
                        intact -> assertThat(intact.entries()).isEqualTo(120));
    }

    @Test
    void aLongJournalIsVerifiedPageByPage() {
        transaction.executeWithoutResult(status ->
                IntStream.range(0, 2_001).forEach(i -> journal.append(note("place.read", "place " + i, Map.of()))));
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        ActivityJournal.JournalVerification.IntactJournal.class,
                        intact -> assertThat(intact.entries()).isEqualTo(2_001));
    }

    @Test
    void onlyTheCoordinatorOfTheNetworkReadsIt() {
        record("place.edited", "place 1", Map.of());
        var helper =
                new SignedInPerson(UUID.randomUUID(), "h@example.org", "Aidante", Role.HELPER, coordinator.network());
        var stranger =
                new SignedInPerson(UUID.randomUUID(), "s@example.org", "Ailleurs", Role.COORDINATOR, networks.here());
        assertThat(journal.latest(helper, Long.MAX_VALUE, "", "", 10)).isEmpty();
        own.close();
        assertThat(journal.latest(stranger, Long.MAX_VALUE, "", "place 1", 1_000))
                .isEmpty();
    }

    @Test
    void signingInAndChangingARoleAreWrittenDown() {
        own.close();
        var helper = person(Role.HELPER);
        var boss = person(Role.COORDINATOR);
        var actor = new SignedInPerson(boss.id(), boss.mail().value(), boss.name(), Role.COORDINATOR, networks.here());
        var visitor = signedIn(helper);
        accounts.give(actor(person(Role.COORDINATOR)), helper.id(), Role.COORDINATOR);
        accounts.give(actor, helper.id(), Role.COORDINATOR);
        visitor.post("/deconnexion", Map.of("_csrf", visitor.token("/profil")));
        accounts.close(actor, helper.id());
        var entries = journal.latest(actor, Long.MAX_VALUE, "", "account " + helper.id(), 10);
        assertThat(entries)
                .extracting(JournalEntry::act)
                .containsExactly(
                        "identity.account_closed",
                        "identity.signed_out",
                        "identity.role_changed",
                        "identity.coordinator_proposed",
                        "identity.signed_in",
                        "identity.account_opened");
        assertThat(entries.get(2).actor()).contains(boss.id());
        assertThat(entries.get(2).detail()).containsEntry("before", "HELPER").containsEntry("after", "COORDINATOR");
        assertThat(entries.getLast().actor()).isEqualTo(Optional.empty());
        assertThat(journal.verify()).isInstanceOf(ActivityJournal.JournalVerification.IntactJournal.class);
        assertThat(entries.toString()).doesNotContain(helper.mail().value(), helper.name());
    }

    @Test
    void theCoordinatorReadsTheJournalOnItsPageAndNobodyElseDoes() {
        own.close();
        var boss = person(Role.COORDINATOR);
        var visitor = signedIn(boss);
        names(visitor);
        assertThat(visitor.get("/bureau/journal?noms=oui").body())
                .contains("Journal du réseau", "Connexion", "Ouverture d’un compte", boss.name());
        assertThat(visitor.get("/bureau/journal?noms=oui&acte=identity.signed_in&avant=2000000")
                        .body())
                .contains(">Connexion</td>")
                .doesNotContain(">Ouverture d’un compte</td>");
        assertThat(visitor.get("/bureau/journal?noms=oui&acte=%3Cscript%3E").body())
                .doesNotContain("<script>");
        assertThat(visitor.get("/bureau/journal/verification").body()).contains("Le journal est intact");
        assertThat(visitor.get("/bureau/journal?lang=en").body()).contains("Journal of the network");
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get("/bureau/journal").statusCode()).isEqualTo(404);
        assertThat(helper.get("/bureau/journal/verification").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/bureau/journal").statusCode()).isEqualTo(303);
    }

    @Test
    void theJournalShowsTotalsUntilAReasonIsWrittenDownAndForOneHour() {
        own.close();
        var boss = person(Role.COORDINATOR);
        var helper = person(Role.HELPER);
        var visitor = signedIn(boss);
        var watched = signedIn(helper);
        for (var address : List.of("/bureau/journal", "/bureau/journal?noms=oui", "/bureau/journal?avant=2000000"))
            assertThat(main(visitor.get(address).body()))
                    .as(address)
                    .contains("Actions des trente derniers jours", ">Connexion</th>")
                    .doesNotContain(boss.name(), "Précisions");
        var token = visitor.token("/bureau/journal");
        for (var reason : List.of("", "curiosity")) {
            var refused = visitor.post("/bureau/journal/lectures", Map.of("_csrf", token, "motif", reason));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(main(refused.body())).doesNotContain(boss.name());
        }
        assertThat(watched.post(
                                "/bureau/journal/lectures",
                                Map.of("_csrf", watched.token("/profil"), "motif", "incident"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(names(visitor)).contains(boss.name(), "Vous lisez après un incident");
        // Whoever is named in the journal sees who read it and why; another coordinator gives a reason of
        // their own.
        assertThat(watched.get("/profil/journal").body())
                .contains("Lecture du journal avec les noms", boss.name(), "motif\u00a0: incident");
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/bureau/journal?noms=oui")
                        .body())
                .doesNotContain("Précisions");
        clock.advance(Duration.ofMinutes(61));
        assertThat(visitor.get("/bureau/journal?noms=oui").body()).doesNotContain("Précisions");
        assertThat(journal.verify()).isInstanceOf(ActivityJournal.JournalVerification.IntactJournal.class);
    }

    /// A page without its header, which names the reader.
    private static String main(String page) {
        return page.substring(page.indexOf("<main"));
    }

    /// The page with names, after a reason.
    private static String names(Visitor desk) {
        var form = Map.of("_csrf", desk.token("/bureau/journal"), "motif", "incident");
        assertThat(desk.post("/bureau/journal/lectures", form).statusCode()).isEqualTo(303);
        return desk.get("/bureau/journal?noms=oui").body();
    }

    /// The object of an act has a name and a link; its id distinguishes two of one name.
    @Test
    void theJournalNamesPlacesAndPeopleAndShowsNoWholeId() {
        own.close();
        var boss = person(Role.COORDINATOR);
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Mairie de Burie"))
                .findFirst()
                .orElseThrow();
        var lost = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            var by = actor(boss).id();
            journal.append(JournalEventNote.by(by, "places.corrected", "place " + place.id())
                    .with("fields", "telephone horaires"));
            journal.append(
                    JournalEventNote.by(by, "places.grouped", "place " + lost).with("absorbed", place.id()));
            journal.append(new JournalEventNote(Optional.empty(), "places.confirmed", "place " + lost, Map.of())
                    .with("caretaker", lost));
            for (var subject : List.of("label desk", "renewals", "file", "month 2026-11", "label " + lost))
                journal.append(JournalEventNote.by(by, "labels.read", subject));
        });
        var page = names(signedIn(boss));
        assertThat(page)
                .contains(
                        "<a href=\"/bureau/lieux/" + place.code() + "\">",
                        "champs\u00a0: Téléphone, Horaires",
                        "fiche réunie\u00a0: ",
                        ">Responsable de la fiche</td>",
                        ">Les labels</td>",
                        ">Labels à renouveler</td>",
                        ">Dossiers sans nom, téléchargés</td>",
                        ">Mois 2026-11</td>",
                        "<a href=\"/bureau/label/" + lost + "\">Label</a>",
                        lost.toString().substring(0, 8))
                .doesNotContain(">" + lost, place.id().toString());
    }

    private void record(String act, String subject, Map<String, String> detail) {
        transaction.executeWithoutResult(status -> journal.append(note(act, subject, detail)));
    }

    private JournalEventNote note(String act, String subject, Map<String, String> detail) {
        return new JournalEventNote(Optional.of(coordinator.id()), act, subject, detail);
    }

    private ActivityJournal.JournalVerification verdict() {
        return journal.verify();
    }
}
