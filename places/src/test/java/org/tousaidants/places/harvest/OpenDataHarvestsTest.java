package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.RunningServerProcess;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class OpenDataHarvestsTest extends RunningSite {
    private static final String HEAD = "id,nom,adresse,code_postal,commune\n";

    @Autowired
    OpenDataHarvests harvests;

    @Autowired
    HarvestStore store;

    @Autowired
    HarvestRecordStore records;

    @Autowired
    RunningServerProcess livingProcess;

    @Autowired
    Places places;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private final String network = "moisson-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").counts().created())
                .isEqualTo(1);
        var again = run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        assertThat(again.state()).isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
        assertThat(again.counts().same()).isEqualTo(1);
        assertThat(again.counts().created() + again.counts().changed()).isZero();
    }

    @Test
    void aPageInsteadOfDataWritesNothingAndSaysWhy() throws IOException {
        run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        var refused = run("<!doctype html><html><body>Connexion</body></html>");
        assertThat(refused.state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
        assertThat(refused.why().key()).isNotEmpty();
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").counts().same())
                .isEqualTo(1);
    }

    @Test
    void oneRunOfASourceAtATime() {
        harvests.keep("source", "Une source", "", "");
        assertThat(start(livingProcess.number())).isTrue();
        assertThat(start(livingProcess.number())).isFalse();
        assertThat(harvests.harvest("source", Optional.empty()))
                .isInstanceOf(OpenDataHarvests.HarvestStartResult.HarvestAlreadyRunning.class);
    }

    @Test
    void theRunOfAProcessThatIsGoneIsEndedAndDisturbsNobody() throws IOException {
        harvests.keep("source", "Une source", "", "");
        start(5L);
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").state())
                .isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
        assertThat(RefusalReasonTexts.french(
                        harvests.runs(Optional.of("source"), 2).getLast().why()))
                .contains("interrompu")
                .contains("rien n’a été écrit");
    }

    @Test
    void aProcessThatStartsLeavesTheRunsOfTheOthers() throws Exception {
        harvests.keep("source", "Une source", "", "");
        try (var other = TestDatabase.joined(environment.getRequiredProperty("ta.database-url"));
                var doors = CommandSpringContext.over(other, clock)) {
            start(doors.getBean(RunningServerProcess.class).number());
            harvests.endInterruptedRuns();
            assertThat(latest().state()).isEqualTo(StoredHarvestRun.HarvestRunState.RUNNING);
        }
        harvests.endInterruptedRuns();
        assertThat(latest().state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
    }

    @Test
    void aRunThatAnotherProcessEndedWritesNothing() throws IOException {
        harvests.keep("source", "Une source", "", "");
        var file = Files.writeString(folder.resolve("a.csv"), HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        var ended = new HarvestProgressObserver() {
            Optional<OpenDataHarvests.HarvestEnding> how = Optional.empty();

            @Override
            public Iterator<? extends SourceRecordReadResult> through(SourceRecordReader reader) {
                sql.sql("update harvest_run set state = 'refused', ended_at = now() where network = ?")
                        .param(network)
                        .update();
                return reader;
            }

            @Override
            public void ended(OpenDataHarvests.HarvestEnding ending, Optional<HarvestReport> report) {
                how = Optional.of(ending);
            }
        };
        harvests.harvest("source", Optional.of(new SourceLocation.FileSource(file, List.of())), ended);
        assertThat(RefusalReasonTexts.french(ended.how.orElseThrow().why())).contains("rien n’a été écrit");
        assertThat(places.present("source")).isZero();
    }

    @Test
    void ofTwoNewSourcesOfOneNameTheSecondIsTold() {
        assertThat(harvests.add(new HarvestSource("source", "La première", "", "")))
                .isTrue();
        assertThat(harvests.add(new HarvestSource("source", "La seconde", "", "")))
                .isFalse();
        assertThat(harvests.source("source").orElseThrow().label()).isEqualTo("La première");
    }

    @Test
    void anAddressIsRefusedForItsOwnReason() {
        for (var wrong : Map.of(
                        "https://moi:secret@exemple.fr/l.csv",
                        "Retirez le texte avant le signe @",
                        "/etc/passwd",
                        "commence par https://",
                        "ftp://exemple.fr/l.csv",
                        "« ftp » ne sont pas acceptées")
                .entrySet()) {
            var form = Form.filled(
                    Map.of("name", List.of("source"), "label", List.of("Source"), "location", List.of(wrong.getKey())));
            assertThat(HarvestSourceForm.parse(form, Locale.FRENCH)).isEmpty();
            var mistake = form.error("location").orElseThrow();
            assertThat(Messages.in(Locale.FRENCH)
                            .t(mistake.key(), mistake.args().toArray())
                            .replace('\u00a0', ' '))
                    .contains(wrong.getValue());
        }
    }

    /// For example without memory: its source must not stay busy until the next start.
    @Test
    void aRunThatBreaksIsEnded() throws IOException {
        harvests.keep("source", "Une source", "", "");
        var file = Files.writeString(folder.resolve("a.csv"), HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n");
        var broken = new HarvestProgressObserver() {
            @Override
            public Iterator<? extends SourceRecordReadResult> through(SourceRecordReader reader) {
                throw new OutOfMemoryError("said by a test");
            }
        };
        harvests.harvest("source", Optional.of(new SourceLocation.FileSource(file, List.of())), broken);
        assertThat(latest().state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
        assertThat(latest().why()).isEqualTo(RefusalReasonTexts.BUG);
        assertThat(run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n").state())
                .isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
    }

    @Test
    void aRecordTooLongForAnyPageCostsNoOtherRecord() throws IOException {
        var random = new Random(17);
        var long_ =
                random.ints(9_000, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        var run = run(HEAD + long_ + ",Mairie,1 rue du Port,17100,Saintes\n2," + long_ + long_
                + ",2 rue du Port,17100,Saintes\n3,Halte,3 " + long_ + long_ + ",17100,Saintes\n");
        assertThat(run.counts().kept()).isEqualTo(2);
        assertThat(harvests.reasons(run.id()).keySet())
                .extracting(RefusalReasonTexts::french)
                .containsExactly("nom de plus de 10\u202f000 lettres");
        assertThat(places.present("source")).isEqualTo(2);
        assertThat(run(HEAD + long_ + ",Mairie,1 rue du Port,17100,Saintes\n")
                        .counts()
                        .same())
                .as("its derived identifier stays")
                .isOne();
    }

    @Test
    void longRecordsAreHandedOverFewAtATime() throws IOException {
        var text = new StringBuilder("id,nom,adresse,code_postal,commune,autre\n");
        for (var i = 0; i < 12; i++)
            text.append(i)
                    .append(",Mairie ")
                    .append(i)
                    .append(",1 rue,17100,Saintes,")
                    .append("x".repeat(900_000))
                    .append('\n');
        var run = run(text.toString());
        assertThat(run.counts().kept()).isEqualTo(12);
        var received = new ArrayList<Integer>();
        harvests.eachReceived(run, one -> received.add(one.raw().length()));
        assertThat(received).hasSize(12).allMatch(length -> length > 900_000);
        assertThat(records.receivedAfter("source", run.id(), ReceivedSourceRecord.NONE, 500))
                .hasSizeBetween(1, 6);
    }

    @Test
    void aRefusedRunTellsWhatItReadAndWhichLinesItRefused() throws IOException {
        var run = run(HEAD + ",,1 rue du Port,17100,Saintes\n2,,=cmd(),17100,Saintes\n");
        assertThat(run.state()).isEqualTo(StoredHarvestRun.HarvestRunState.REFUSED);
        assertThat(run.counts().read()).isEqualTo(2);
        assertThat(run.counts().rejected()).isEqualTo(2);
        assertThat(harvests.rejects(run.id(), Pagination.of("", 10, 10)))
                .extracting(StoredHarvestRun.RejectedLine::line)
                .containsExactly(2L, 3L);
    }

    @Test
    void reasonsAreSaidInTheLanguageOfWhoReads() throws IOException {
        var run = run(HEAD + "1,Mairie,1 rue du Port,17100,Saintes\n1,Annexe,2 rue du Port,17100,Saintes\n"
                + "1,Halte,3 rue du Port,17100,Saintes\n2,,4 rue du Port,17100,Saintes\n\"5,oups");
        var english = Messages.in(Locale.ENGLISH);
        assertThat(harvests.rejects(run.id(), Pagination.of("", 10, 10)))
                .extracting(reject -> RefusalReasonTexts.words(reject.why(), english))
                .containsExactly(
                        "same identifier as line 2 (“1”)",
                        "same identifier as line 2 (“1”)",
                        "no name",
                        "A quote opened on this line is never closed: the rest of the file could not be read.");
        var counted = new LinkedHashMap<String, Long>();
        harvests.reasons(run.id()).forEach((why, n) -> counted.put(RefusalReasonTexts.words(why, english), n));
        assertThat(counted)
                .containsEntry("same identifier as an earlier record", 2L)
                .hasSize(3);
        assertThat(run.warnings().keySet())
                .extracting(why -> RefusalReasonTexts.words(why, english))
                .contains("no coordinates: centre of the commune");
        assertThat(RefusalReasonTexts.words(run("id,nom\n2,\n").why(), english)).contains("Columns not found: ");
        harvests.keep("source", "Une source", "", "{\"nom\":{\"colonne\":\"nom\"}}");
        var file = Files.writeString(folder.resolve("sans-nom.csv"), "id,nom\n2,\n");
        harvests.harvest("source", Optional.empty(), file);
        var refused = latest();
        assertThat(RefusalReasonTexts.words(refused.why(), english))
                .isEqualTo(
                        "The only record cannot be used: we kept the previous data. The most frequent reason: no name.");
        assertThat(RefusalReasonTexts.lang(refused.why())).isNull();
    }

    @Test
    void whatWasKeptAsASentenceIsStillRead() throws IOException {
        var run = run(HEAD + "2,,4 rue du Port,17100,Saintes\n");
        sql.sql("""
                        update harvest_run set reason = 'La source est vide.', details = null, reasons = null,
                               warnings = '{"téléphone illisible (écarté)": 3}' where network = ?
                        """).param(network).update();
        sql.sql("update harvest_reject set reason = 'sans nom', details = null where network = ?")
                .param(network)
                .update();
        var old = harvests.run(run.id()).orElseThrow();
        assertThat(RefusalReasonTexts.french(old.why())).isEqualTo("La source est vide.");
        assertThat(RefusalReasonTexts.lang(old.why())).isEqualTo("fr");
        assertThat(old.warnings()).isEqualTo(Map.of(RefusalReasonTexts.told("téléphone illisible (écarté)"), 3L));
        assertThat(harvests.reasons(run.id())).isEqualTo(Map.of(RefusalReasonTexts.told("sans nom"), 1L));
    }

    @Test
    void theLinesOfARunAreTakenToASpreadsheetThatRunsNothing() throws IOException {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            harvests.keep("tableur", "Pour le tableur", "", "");
            var file = Files.writeString(
                    folder.resolve("b.csv"),
                    "nom,id,adresse,code_postal,commune\n=1+1,1,1 rue du Port,17100,Saintes\n=cmd;(),2,,,\n");
            var run = ((OpenDataHarvests.HarvestStartResult.HarvestStarted)
                            harvests.harvest("tableur", Optional.empty(), file))
                    .run();
            try {
                var coordinator = signedIn(person(Role.COORDINATOR));
                var rejects = coordinator.get("/bureau/moissons/" + run + "/refus.csv");
                assertThat(rejects.statusCode()).isEqualTo(200);
                assertThat(rejects.headers().firstValue("Content-Disposition").orElseThrow())
                        .startsWith("attachment; filename=\"tableur-")
                        .endsWith("-refus.csv\"");
                assertThat(rejects.body())
                        .startsWith("\uFEFFLigne;Motif;Texte reçu\n3;")
                        .contains("\"'=cmd;(),2,,,\"");
                assertThat(coordinator
                                .get("/bureau/moissons/" + run + "/recues.csv")
                                .body())
                        .startsWith("\uFEFFIdentifiant;Ligne;Texte reçu\n1;2;\"'=1+1");
                assertThat(coordinator.get("/bureau/moissons/" + run).body())
                        .contains("refus.csv")
                        .contains("recues.csv");
                assertThat(signedIn(person(Role.HELPER))
                                .get("/bureau/moissons/" + run + "/refus.csv")
                                .statusCode())
                        .isEqualTo(404);
                assertThat(visitor()
                                .get("/bureau/moissons/" + run + "/recues.csv")
                                .body())
                        .doesNotContain("1 rue du Port");
            } finally {
                places.withdrawAllBut(new ValueStatementSource.HarvestedSource("tableur", run), List.of());
            }
        }
    }

    @Test
    void aFirstRunAndAnUnusualOneWaitAndArePublishedInPartTakenBackOrDropped() throws IOException {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            var known = places.add(
                    new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia"),
                    Map.of(
                            Field.NOM, "France Services Rochefort",
                            Field.ADRESSE, "13 rue du Port",
                            Field.CODE_POSTAL, "17300",
                            Field.CODE_INSEE, "17299",
                            Field.COMMUNE, "Rochefort"));
            harvests.keep("apercue", "Aperçue", "", "");
            var coordinator = signedIn(person(Role.COORDINATOR));
            try {
                var lines = HEAD + "1,France services de Rochefort,13 rue du Port,17300,Rochefort\n"
                        + "2,Le local des curieux,1 rue Haute,17300,Rochefort\n";
                var first = looked(lines);
                assertThat(first.state()).isEqualTo(StoredHarvestRun.HarvestRunState.WAITING);
                assertThat(places.present("apercue")).isZero();
                var page = "/bureau/moissons/" + first.id();
                assertThat(coordinator.get(page).body())
                        .contains("rien n’est publié", "Lieux peut-être déjà connus", "Le local des curieux")
                        .contains("/bureau/lieux/" + known.code());
                // Nothing ticked is refused, and nothing is lost.
                assertThat(send(coordinator, page, page + "/publication", Map.of())
                                .statusCode())
                        .isEqualTo(422);
                send(coordinator, page, page + "/publication", Map.of("partie", "nouveaux"));
                assertThat(places.present("apercue"))
                        .as("the duplicate is left out")
                        .isOne();
                assertThat(harvests.run(first.id()).orElseThrow().state())
                        .isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
                // Published twice: the second time changes nothing.
                send(coordinator, page, page + "/publication", Map.of("partie", "doubles"));
                assertThat(places.present("apercue")).isOne();
                // A small change is usual and does not wait; reverting it restores the former values.
                var second = looked(HEAD + "2,Le local des curieux,2 rue Haute,17300,Rochefort\n");
                assertThat(second.state()).isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
                assertThat(addresses()).contains("2 rue Haute");
                var later = "/bureau/moissons/" + second.id();
                send(coordinator, later, later + "/annulation", Map.of());
                assertThat(addresses()).contains("1 rue Haute").doesNotContain("2 rue Haute");
                assertThat(harvests.run(second.id()).orElseThrow().state())
                        .isEqualTo(StoredHarvestRun.HarvestRunState.REVERTED);
                // Many new places at once wait, and may be dropped.
                var many = new StringBuilder(lines);
                for (var i = 10; i < 40; i++)
                    many.append(i + ",Lieu neuf " + i + "," + i + " rue Basse,17300,Rochefort\n");
                var third = looked(many.toString());
                assertThat(third.state()).isEqualTo(StoredHarvestRun.HarvestRunState.WAITING);
                var waits = "/bureau/moissons/" + third.id();
                send(coordinator, waits, waits + "/abandon", Map.of());
                assertThat(harvests.run(third.id()).orElseThrow().state())
                        .isEqualTo(StoredHarvestRun.HarvestRunState.DROPPED);
                // Removed with its places, once confirmed.
                var source = "/bureau/sources/apercue";
                assertThat(send(coordinator, source, source + "/retrait", Map.of())
                                .statusCode())
                        .isEqualTo(422);
                send(coordinator, source, source + "/retrait", Map.of("sur", "oui"));
                assertThat(places.present("apercue")).isZero();
                assertThat(coordinator.get(source).statusCode()).isEqualTo(404);
            } finally {
                places.withdrawAllBut(
                        new ValueStatementSource.HarvestedSource("apercue", UUID.randomUUID()), List.of());
                places.withdrawAllBut(new ValueStatementSource.HarvestedSource("saisie", UUID.randomUUID()), List.of());
            }
        }
    }

    /// A national list has places of all of France: only those of the département are ticked.
    @Test
    void placesOutsideTheTerritoryAreCountedAndPublishedOnlyIfAPersonTicksThem() throws IOException {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            harvests.keep("apercue", "Liste nationale", "", "");
            var coordinator = signedIn(person(Role.COORDINATOR));
            try {
                var lines = HEAD + "n1,Le comptoir des marées,1 rue Haute,17300,Rochefort\n"
                        + "n2,Le comptoir des volcans,2 rue Haute,63000,Clermont-Ferrand\n"
                        + "n3,Le comptoir des lacs,3 rue Haute,74000,Annecy\n"
                        + "n4,,4 rue Haute,17300,Rochefort\n";
                var first = looked(lines);
                var page = "/bureau/moissons/" + first.id();
                assertThat(coordinator.get(page).body())
                        .contains("Les nouveaux lieux du territoire (1)", "Les nouveaux lieux hors du territoire (2)")
                        .contains("Voir les lieux hors du territoire (2)", "Le comptoir des volcans")
                        .containsPattern("value=\"nouveaux\"[^>]* checked")
                        .doesNotContainPattern("value=\"ailleurs\"[^>]* checked");
                send(coordinator, page, page + "/publication", Map.of("partie", "nouveaux"));
                assertThat(places.present("apercue")).isOne();
                var counts = harvests.run(first.id()).orElseThrow().counts();
                assertThat(counts.left().leftElsewhere()).isEqualTo(2);
                assertThat(counts.addsUp()).as(counts.toString()).isTrue();
                assertThat(coordinator.get(page).body())
                        .contains("Nouveaux lieux publiés", "Nouveaux lieux hors du territoire, non publiés")
                        .contains("font les 4 lignes lues");
                // The next run asks nothing again, and leaves the same places out.
                var second = looked(lines);
                assertThat(second.state()).isEqualTo(StoredHarvestRun.HarvestRunState.KEPT);
                assertThat(second.counts().left().leftElsewhere()).isEqualTo(2);
                assertThat(second.counts().addsUp()).isTrue();
                assertThat(places.present("apercue")).isOne();
                assertThat(coordinator.get("/bureau/sources/apercue").body())
                        .contains("Montrer aussi les lieux hors du territoire");
                // A person changes their mind.
                var file = Files.writeString(folder.resolve("encore.csv"), lines);
                harvests.harvestSoon(
                        "apercue", Optional.empty(), file, new OpenDataHarvests.HarvestRequest(false, false, true));
                var third = waited("apercue");
                var again = "/bureau/moissons/" + third.id();
                send(coordinator, again, again + "/publication", Map.of("partie", "ailleurs"));
                assertThat(places.present("apercue")).isEqualTo(3);
                assertThat(coordinator.get("/bureau/sources/apercue").body())
                        .doesNotContain("Montrer aussi les lieux hors du territoire");
            } finally {
                places.withdrawAllBut(
                        new ValueStatementSource.HarvestedSource("apercue", UUID.randomUUID()), List.of());
                send(coordinator, "/bureau/sources/apercue", "/bureau/sources/apercue/retrait", Map.of("sur", "oui"));
            }
        }
    }

    private StoredHarvestRun waited(String source) {
        for (var tries = 0; tries < 200; tries++) {
            var run = harvests.runs(Optional.of(source), 1).getFirst();
            if (run.state() != StoredHarvestRun.HarvestRunState.RUNNING) return run;
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the run does not end");
    }

    @Test
    void aPlaceIsAddedByHandOnceWhatItMayAlreadyBeWasSeen() {
        try (var _ = CurrentTenantScope.enter(networks.here().id())) {
            var coordinator = signedIn(person(Role.COORDINATOR));
            var page = "/bureau/lieu-nouveau";
            try {
                var added = send(
                        coordinator,
                        page,
                        "/bureau/lieux",
                        Map.of(
                                "nom", "Atelier du numérique",
                                "lieu", "Saintes (17100)",
                                "adresse", "4 rue Neuve",
                                "telephone", "05 46 00 00 31",
                                "horaires", "lundi 9h-12h"));
                assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
                var desk = added.headers().firstValue("Location").orElseThrow();
                assertThat(coordinator.get(desk.replace("?fait=saved", "")).body())
                        .contains("Atelier du numérique", "4 rue Neuve", "17415");
                var again =
                        Map.of("nom", "L'atelier du numerique", "lieu", "Saintes (17100)", "adresse", "4, rue neuve");
                var asked = send(coordinator, page, "/bureau/lieux", again);
                assertThat(asked.statusCode()).isEqualTo(422);
                assertThat(asked.body())
                        .contains("Un lieu ressemble à celui-ci", "même adresse", "atelier du numerique");
                assertThat(coordinator
                                .get(page + "?nom=Atelier+du+num%C3%A9rique&lieu=Saintes+(17100)")
                                .body())
                        .contains("Un lieu ressemble à celui-ci");
                var sure = new LinkedHashMap<>(again);
                sure.put("autre", "oui");
                assertThat(send(coordinator, page, "/bureau/lieux", sure).statusCode())
                        .isEqualTo(303);
                assertThat(send(coordinator, page, "/bureau/lieux", Map.of("nom", "", "lieu", "Nullepart"))
                                .body())
                        .contains("Écrivez la commune");
            } finally {
                places.withdrawAllBut(new ValueStatementSource.HarvestedSource("saisie", UUID.randomUUID()), List.of());
            }
        }
    }

    private static HttpResponse<String> send(Visitor who, String page, String path, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", who.token(page));
        return who.post(path, form);
    }

    private List<String> addresses() {
        return places.records().stream()
                .filter(one -> one.source().equals("apercue"))
                .map(one -> one.sheet().text(Field.ADRESSE))
                .toList();
    }

    private StoredHarvestRun looked(String lines) throws IOException {
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), lines);
        var looking = new HarvestProgressObserver() {
            @Override
            public boolean previews() {
                return true;
            }
        };
        var started = harvests.harvest("apercue", Optional.of(new SourceLocation.FileSource(file, List.of())), looking);
        return harvests.run(((OpenDataHarvests.HarvestStartResult.HarvestStarted) started).run())
                .orElseThrow();
    }

    private boolean start(long owner) {
        return store.start("source", UUID.randomUUID(), Instant.EPOCH, Optional.empty(), owner);
    }

    private StoredHarvestRun latest() {
        return harvests.runs(Optional.of("source"), 1).getFirst();
    }

    private StoredHarvestRun run(String text) throws IOException {
        harvests.keep("source", "Une source", "", "");
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
        var started = harvests.harvest("source", Optional.empty(), file);
        return harvests.run(((OpenDataHarvests.HarvestStartResult.HarvestStarted) started).run())
                .orElseThrow();
    }
}
