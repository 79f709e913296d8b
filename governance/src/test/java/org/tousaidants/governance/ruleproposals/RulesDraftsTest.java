package org.tousaidants.governance.ruleproposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.governance.ruleproposals.RulesDraftPublisher.DraftPublicationResult;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesAdoptionDecision;

/// Tests a change of rules from the uploaded folder to the letters to affected people. Each test has its own
/// network, so that its rules affect no other test.
class RulesDraftsTest extends RunningSite {
    private static final TerritoryRulesFork.VoteProposal NOBODY =
            new TerritoryRulesFork.VoteProposal("", Optional.empty());

    private static final String SAINTES = "17415";
    private static final String ROCHEFORT = "17299";

    @Autowired
    PublishedRules rules;

    @Autowired
    RulesDrafts drafts;

    @Autowired
    RulesDraftEffects effects;

    @Autowired
    RulesDraftPublisher draftPublisher;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    PlaceConditionFacts visits;

    @Autowired
    PlaceCaretakers caretakers;

    @Autowired
    TerritoryCommunes territories;

    @Autowired
    CarJourneys journeys;

    private final List<CurrentTenantScope> scopes = new ArrayList<>();

    @AfterEach
    void leaveItsNetworks() {
        scopes.reversed().forEach(CurrentTenantScope::close);
    }

    @Test
    void aDraftTellsWhomItWouldTouchAndNothingIsApplied() throws IOException {
        var nadia = newNetwork();
        var network = nadia.network().id();
        for (var i = 0; i < 6; i++) recognisable("proche", SAINTES);
        recognisable("proche", ROCHEFORT);
        opened("proche", SAINTES);
        var before = rules.now();
        var letters = outbox.latest(1_000).size();

        var compared = compared(nadia, brought(nadia, changed()));

        var impact = compared.impact();
        assertThat(impact.total(RulesEffect.NO_LONGER)).isEqualTo(7);
        assertThat(impact.total(RulesEffect.STILL_NOT)).isEqualTo(1);
        assertThat(impact.total(RulesEffect.KEEPS)).isZero();
        assertThat(impact.reasons()).containsEntry("Les compétences numériques, sur parole", 7);
        assertThat(compared.changes()).anyMatch(change -> change.words().contains("« Proche » monte de 1 à 2"));
        assertThat(rules.now().hash()).isEqualTo(before.hash());
        assertThat(rules.versions()).hasSize(1);
        assertThat(outbox.latest(1_000)).hasSize(letters);

        // Only a coordinator sees names, and reading them is logged.
        assertThat(effects.people(nadia, compared))
                .hasSize(7)
                .allMatch(one -> one.name().equals("Personne de test"));
        assertThat(sql.sql("select count(*) from journal_entry where network = :n and act = 'drafts.dossiers_read'")
                        .param("n", network)
                        .query(Integer.class)
                        .single())
                .isOne();

        // The export contains no names, and no row counts fewer than five people.
        assertThat(RulesImpactFile.csv(impact))
                .contains("proche;" + SAINTES + ";0;0;0;6;0;0;moins de 5\n")
                .contains("proche;autres communes;0;0;0;moins de 5;0;0;0\n")
                .doesNotContain(ROCHEFORT);
        assertThat(effects.file(nadia).lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("{\"id\":\"d"))
                .noneMatch(line -> line.contains("Personne"));
    }

    @Test
    void aPromiseInMinutesIsNotMeasurableWithoutRoadsAndWhatNobodyCountsIsSaidSo() throws IOException {
        var nadia = newNetwork();
        var promises = compared(nadia, brought(nadia, changed())).impact().promises();
        assertThat(promises)
                .filteredOn(one -> one.guarantee().id().equals("vingt-minutes"))
                .isNotEmpty()
                .allMatch(one -> one.before().isEmpty() && one.after().isEmpty() && !one.breaks());
        assertThat(promises)
                .filteredOn(one -> one.guarantee().id().equals("urgence-48-heures"))
                .allMatch(one -> one.after().isEmpty());
    }

    @Test
    void withoutRoadsADraftTellsTheCommunesTooFarAsTheCrowFliesTodayAndWithIt() throws IOException {
        var nadia = newNetwork();
        recognisable("mediateur", SAINTES);
        var compared = compared(nadia, brought(nadia, changed()));
        var same = Objects.requireNonNull(compared.far().get("vingt-minutes"));
        assertThat(same.before()).contains(same.after());
        assertThat(same.after().kilometres()).isEqualTo(10);

        var guarantee = compared.before().guarantees().stream()
                .filter(one -> one.id().equals("vingt-minutes"))
                .findFirst()
                .orElseThrow();
        var figures = new NetworkGuaranteeFigures(
                territories.communes(), nadia.network().departement(), journeys);
        var nobody = figures.far(guarantee, List.of()).orElseThrow();
        var one = figures.far(
                        guarantee,
                        effects.dossiers().stream()
                                .map(NetworkLabelDossierReader.DossierWithOwner::dossier)
                                .toList())
                .orElseThrow();
        assertThat(nobody.communes()).isGreaterThan(400);
        assertThat(one.communes()).isPositive().isLessThan(nobody.communes());
        assertThat(one.inhabitants()).isPositive().isLessThan(nobody.inhabitants());
    }

    @Test
    void publishingRulesWritesToThoseWhoMustSignOrProveAgainAndToNobodyElse() throws IOException {
        var nadia = newNetwork();
        var network = nadia.network().id();
        var julien = recognisable("proche", SAINTES);
        var paulette = opened("benevole", SAINTES);
        signed(paulette, "CM-01");
        var newcomer = opened("benevole", SAINTES);
        var draft = brought(nadia, changed());
        var latest = rules.now().hash();

        var published = draftPublisher.publish(nadia, draft, latest, lines("1.1.0", today()), decision(nadia));

        assertThat(published).isInstanceOfSatisfying(DraftPublicationResult.DraftPublished.class, done -> {
            assertThat(done.letters()).isEqualTo(2);
            assertThat(done.version().version()).isEqualTo("1.1.0");
            assertThat(done.version().decision()).contains(decision(nadia));
        });
        assertThat(rules.now().version()).isEqualTo("charente-maritime 1.1.0");
        assertThat(rules.now().protocol().identity().adoptedBy()).contains("le comité d’essai");
        assertThat(RulesHistory.of(rules.whole(rules.now().hash()).orElseThrow().own())
                        .getFirst()
                        .authors())
                .as("the contact for these rules")
                .containsExactly("le comité d’essai");
        assertThat(letterTo(julien))
                .contains("Nous vous demanderons aussi")
                .contains("Les compétences numériques, sur parole")
                .contains("Les fraudes augmentent.")
                .contains("/mon-dossier");
        assertThat(letterTo(paulette))
                .contains("change de texte")
                .contains("Je connais les permanences par cœur")
                .doesNotContain("Nous vous demanderons aussi");
        assertThat(letters(newcomer)).isEmpty();
        assertThat(drafts.open(nadia)).isEmpty();
        assertThat(draftPublisher.publish(nadia, draft, latest, lines("1.2.0", today()), decision(nadia)))
                .isInstanceOf(DraftPublicationResult.DraftToPublishNotFound.class);
        assertThatThrownBy(() -> sql.sql("update ruleproposals_end set hash = hash where network = :n")
                        .param("n", network)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void thoseWhoAnswerForAPlaceAreToldOnceInTheirLanguageWhatToDoUntilWhen() throws IOException {
        var nadia = newNetwork();
        var network = nadia.network().id();
        var place = signedPlace(nadia, "Médiathèque de Saintes");
        signedPlace(nadia, "Foyer sans courriel");
        var mail = "jeanne-" + UUID.randomUUID() + "@example.org";
        caretakers.appoint(nadia, place.code(), new MailAddress(mail), "Jeanne Roy", "en");
        var from = today().plusDays(10);
        var first = rules.now().hash();

        var published =
                draftPublisher.publish(nadia, brought(nadia, changed()), first, lines("1.1.0", from), decision(nadia));

        // The other place has no mail address, so the coordinator is notified.
        assertThat(published).isInstanceOfSatisfying(DraftPublicationResult.DraftPublished.class, done -> {
            assertThat(done.letters()).isEqualTo(1);
            assertThat(done.unreached()).isEqualTo(1);
        });
        var letter = letterTo(mail);
        assertThat(letter)
                .contains("Hello Jeanne Roy", "you are a manager of “Médiathèque de Saintes”", "has a new text")
                .contains("Je connais les permanences par cœur", "Les fraudes augmentent.", "?lang=en")
                .containsPattern("From .*" + from.getYear() + ", read the charter")
                .contains("/charte-du-lieu/")
                .doesNotContain("engagement de la charte");
        assertThat(sql.sql("select opens_at > :now from links_link where network = :n and subject = :place")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("n", network)
                        .param("place", place.id().toString())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        // A further change before that date, which does not affect places, sends no second letter.
        var more = changed();
        more.computeIfPresent(
                "competences.yaml", (_, text) -> text.replace("accueil: 4, proche: 2}", "accueil: 5, proche: 2}"));
        var waiting = rules.versions().getFirst().hash();
        assertThat(draftPublisher.publish(nadia, brought(nadia, more), waiting, lines("1.2.0", from), decision(nadia)))
                .isInstanceOfSatisfying(DraftPublicationResult.DraftPublished.class, done -> {
                    assertThat(done.letters()).isZero();
                    assertThat(done.unreached()).isZero();
                });
        assertThat(letters(mail)).hasSize(1);
    }

    @Test
    void whoReadsEnglishIsToldInEnglishAndWhoGainsIsToldToo() throws IOException {
        var nadia = newNetwork();
        var network = nadia.network().id();
        var eased = changed();
        // Removes a requirement that the network had added to the base.
        eased.computeIfPresent("competences.yaml", (_, text) -> text.replace(", proche: 2}", "}"));
        var published = publishedLevel(nadia);
        var julien = recognisable("proche", SAINTES);
        sql.sql("""
                insert into helpers_level (network, helper, competence, level, evidence, since, recorded_at)
                values (:n, :id, '4.1', 1, 'DECLARATION', :day, :at)""")
                .param("n", network)
                .param("id", julien)
                .param("day", today())
                .param("at", Timestamp.from(clock.instant().plusSeconds(1)))
                .update();
        sql.sql(
                        "update identity_account set lang = 'en' where id = (select account from helpers_helper where id = :id)")
                .param("id", julien)
                .update();
        draftPublisher.publish(nadia, brought(nadia, eased), published, lines("1.2.0", today()), decision(nadia));
        assertThat(letterTo(julien))
                .contains("Good news", "nothing is missing from your file", "/mon-dossier?lang=en")
                .doesNotContain("Bonjour");
    }

    private String publishedLevel(SignedInPerson nadia) throws IOException {
        draftPublisher.publish(
                nadia,
                brought(nadia, changed()),
                rules.versions().getFirst().hash(),
                lines("1.1.0", today()),
                decision(nadia));
        return rules.versions().getFirst().hash();
    }

    private Place signedPlace(SignedInPerson nadia, String name) {
        var id = UUID.randomUUID().toString();
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, name, Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100", Field.CODE_INSEE, SAINTES));
        places.gather(
                new ValueStatementSource.HarvestedSource("essai", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(id, sheet)));
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var answers = rules.now().protocol().charter().of("lieu").stream()
                .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                .toList();
        assertThat(visits.sign(nadia, place.code(), "Jeanne Roy", answers))
                .isEqualTo(new CharterSignatureResult.CharterSigned());
        return place;
    }

    private List<String> letters(String mail) {
        return wordsTo(mail);
    }

    private String letterTo(String mail) {
        assertThat(letters(mail)).hasSize(1);
        return letters(mail).getFirst();
    }

    @Test
    void ofTwoWhoPublishAtOnceTheSecondIsTold() throws Exception {
        var nadia = newNetwork();
        var first = brought(nadia, changed());
        var second = brought(nadia, changed());
        var latest = rules.now().hash();
        List<Callable<DraftPublicationResult>> both = List.of(
                () -> published(nadia, first, latest, "1.1.0"), () -> published(nadia, second, latest, "1.2.0"));
        var ends = new ArrayList<DraftPublicationResult>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var end : threads.invokeAll(both)) ends.add(end.get());
        }
        assertThat(ends)
                .filteredOn(DraftPublicationResult.DraftPublished.class::isInstance)
                .hasSize(1);
        assertThat(ends)
                .filteredOn(DraftPublicationResult.DraftOutdated.class::isInstance)
                .hasSize(1);
        assertThat(rules.versions()).hasSize(2);
    }

    /// Publishes a draft in another thread.
    private DraftPublicationResult published(SignedInPerson by, UUID draft, String latest, String version) {
        return CurrentTenantScope.in(
                by.network().id(),
                () -> draftPublisher.publish(by, draft, latest, lines(version, today()), decision(by)));
    }

    @Test
    void whatCannotRuleIsRefusedWithItsReasonsAndNothingIsPublished() throws IOException {
        var nadia = newNetwork();
        var draft = brought(nadia, changed());
        var latest = rules.now().hash();
        assertThat(refused(draftPublisher.publish(
                        nadia, draft, latest, lines("1.0.0", today().minusDays(1)), decision(nadia))))
                .anyMatch(words -> words.contains("ne dépasse pas la version 1.0.0"))
                .anyMatch(words -> words.contains("le jour d’application est passé"));
        var failing = changed();
        failing.computeIfPresent(
                "competences.yaml", (_, text) -> text.replace("manque: [\"4.1\", \"4.2\"]", "manque: [\"4.1\"]"));
        assertThat(refused(draftPublisher.publish(
                        nadia, brought(nadia, failing), latest, lines("1.1.0", today()), decision(nadia))))
                .anyMatch(words -> words.contains("contredit les règles"));
        assertThat(rules.versions()).hasSize(1);
        // A later version that applies today would come before the version that waits.
        assertThat(draftPublisher.publish(nadia, draft, latest, lines("1.1.0", today().plusDays(30)), decision(nadia)))
                .isInstanceOf(DraftPublicationResult.DraftPublished.class);
        assertThat(rules.now().hash()).isEqualTo(latest);
        var waiting = rules.versions().getFirst().hash();
        var other = brought(nadia, changed());
        assertThat(refused(draftPublisher.publish(nadia, other, waiting, lines("1.2.0", today()), decision(nadia))))
                .anyMatch(words -> words.contains("une version déjà publiée s’applique plus tard"));
    }

    @Test
    void aDraftOfAnotherNetworkOrOfSomebodyElseIsNotThere() throws IOException {
        var nadia = newNetwork();
        var draft = brought(nadia, changed());
        var other = newNetwork();
        assertThat(drafts.find(other, draft)).isEmpty();
        assertThat(drafts.setAside(other, draft)).isFalse();
        assertThat(draftPublisher.publish(other, draft, rules.now().hash(), lines("1.1.0", today()), decision(other)))
                .isInstanceOf(DraftPublicationResult.DraftToPublishNotFound.class);
        scopes.add(CurrentTenantScope.enter(nadia.network().id()));
        var helper = new SignedInPerson(UUID.randomUUID(), "h@example.org", "H", Role.HELPER, nadia.network());
        assertThat(drafts.bring(helper, "x.zip", new ByteArrayInputStream(zip(changed()))))
                .isInstanceOf(RulesDrafts.DraftImportResult.DraftImportNotAllowed.class);
        assertThat(drafts.setAside(nadia, draft)).isTrue();
        assertThat(drafts.find(nadia, draft)).isEmpty();
    }

    @Test
    void aNetworkDoesNotChangeItsBaseNorGoBelowIt() throws IOException {
        var nadia = newNetwork();
        var files = new TreeMap<String, String>();
        var archive = rules.whole(rules.now().hash()).orElseThrow();
        archive.own().files().forEach(files::put);
        archive.base().orElseThrow().files().forEach((name, text) -> files.put("socle/" + name, text));
        assertThat(drafts.bring(nadia, "x.zip", new ByteArrayInputStream(zip(files))))
                .isInstanceOf(RulesDrafts.DraftImportResult.DraftUploaded.class);
        files.computeIfPresent("socle/charte.yaml", (_, text) -> text.replace("je ne la presse pas, ", ""));
        assertThat(mistakes(nadia, files)).anyMatch(words -> words.contains("un réseau ne change pas son socle"));
        var below = changed();
        below.computeIfPresent(
                "competences.yaml", (_, text) -> text.replace("{accueil: 4, proche: 2}", "{accueil: 1}"));
        assertThat(mistakes(nadia, below)).isNotEmpty().allMatch(words -> words.contains("competences.yaml:"));
        var anchors = changed();
        anchors.computeIfPresent("charte.yaml", (_, text) -> text.replace("groupe: G", "groupe: &a G"));
        assertThat(mistakes(nadia, anchors)).anyMatch(words -> words.startsWith("charte.yaml:"));
    }

    @Test
    void theDeskShowsTheRulesTakesADraftAndTellsWhatIsWrongWithIt() throws IOException {
        var nadia = signedIn(person(Role.COORDINATOR));
        var page = nadia.get("/bureau/protocole").body();
        assertThat(page).contains("Les règles en vigueur").contains("Les choix du réseau, en plus du socle commun");
        var hash = rules.now().hash();
        assertThat(nadia.get("/bureau/protocole/versions/" + hash).body())
                .contains("charte.yaml")
                .contains("socle/");
        assertThat(nadia.get("/bureau/protocole/versions/" + hash + "/fichiers/charte.yaml")
                        .body())
                .contains("engagements:");
        assertThat(nadia.get("/bureau/protocole/versions/" + hash + "/fichiers/..%2Fcharte.yaml")
                        .statusCode())
                .isIn(400, 404);
        assertThat(nadia.get("/bureau/protocole/versions/" + "0".repeat(64)).statusCode())
                .isEqualTo(404);

        var wrong = changed();
        wrong.computeIfPresent("charte.yaml", (_, text) -> text.replace("profils: [benevole", "profils: [benevol"));
        wrong.put("chart.yaml", "a: b");
        var told = send(nadia, zip(wrong));
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body())
                .contains("2 erreurs à corriger")
                .contains("chart.yaml")
                .contains("benevol")
                .contains("Le projet n’est pas enregistré");
        assertThat(send(nadia, new byte[0]).body()).contains("Choisissez le fichier .zip");

        var taken = send(nadia, zip(changed()));
        assertThat(taken.statusCode()).isEqualTo(303);
        var draft = taken.headers().firstValue("Location").orElseThrow();
        assertThat(nadia.get(draft).body())
                .contains("ces règles ne s’appliquent pas")
                .contains("monte de 1 à 2")
                .contains("km à vol d’oiseau d’une de ces personnes");
        assertThat(nadia.get(draft + "/impact.csv").body()).startsWith("\ufeffprofil;commune;");
        assertThat(nadia.get(draft + "/personnes").statusCode()).isEqualTo(200);
        assertThat(nadia.get("/bureau/protocole/dossiers").statusCode()).isEqualTo(200);
        var form = nadia.get(draft + "/publication").body();
        assertThat(form).contains("value=\"" + rules.versions().getFirst().hash());
        var half = nadia.post(draft + "/publication", Map.of("_csrf", Visitor.tokenIn(form), "version", "un"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("Écrivez trois nombres").contains("Écrivez pourquoi");
        var late = nadia.post(
                draft + "/publication",
                Map.of(
                        "_csrf", Visitor.tokenIn(form),
                        "derniere", "0".repeat(64),
                        "version", "9.0.0",
                        "jour", "2190-01-01",
                        "statut", "proposition",
                        "par", "le comité",
                        "raison", "Essai."));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Quelqu’un a publié avant vous.");
        assertThat(nadia.post(draft + "/retrait", Map.of("_csrf", Visitor.tokenIn(form)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(nadia.get(draft).statusCode()).isEqualTo(404);
    }

    @Test
    void aTerritoryBeginsItsRulesFromTheBaseAndChangesNothingYet() {
        var nadia = newNetwork("base");
        var network = nadia.network().id();
        var beginning = new RulesDrafts.NewRulesSettings(
                UUID.randomUUID(), false, "Pays des \"Vents\"\n: calmes", "1.0.0", NOBODY);
        assertThat(drafts.begin(nadia, beginning))
                .isEqualTo(new RulesDrafts.DraftImportResult.DraftUploaded(beginning.id()));
        // A double click creates one draft.
        assertThat(drafts.begin(nadia, beginning))
                .isEqualTo(new RulesDrafts.DraftImportResult.DraftUploaded(beginning.id()));
        assertThat(drafts.open(nadia)).hasSize(1);
        var compared = compared(nadia, beginning.id());
        assertThat(compared.whole().protocol().identity())
                .satisfies(identity -> assertThat(identity.id()).isEqualTo(network))
                .satisfies(identity -> assertThat(identity.name()).isEqualTo("Pays des \"Vents\" : calmes"))
                .satisfies(identity -> assertThat(identity.base()).hasToString("Optional[base 1.0.0]"));
        assertThat(compared.changes())
                .extracting(ProtocolDifferences.ProtocolChange::chapter)
                .containsOnly("Le protocole");
        assertThat(draftPublisher.publish(
                        nadia, beginning.id(), rules.now().hash(), lines("1.0.0", today()), decision(nadia)))
                .isInstanceOf(DraftPublicationResult.DraftPublished.class);
        // The next draft starts from the rules in force, or from the base again.
        var again = new RulesDrafts.NewRulesSettings(UUID.randomUUID(), true, "Pays des Vents", "1.1.0", NOBODY);
        drafts.begin(nadia, again);
        assertThat(compared(nadia, again.id()).whole().protocol().identity().id())
                .isEqualTo(network);
        var helper = new SignedInPerson(UUID.randomUUID(), "h@example.org", "H", Role.HELPER, nadia.network());
        assertThat(drafts.begin(
                        helper, new RulesDrafts.NewRulesSettings(UUID.randomUUID(), false, "X", "1.0.0", NOBODY)))
                .isInstanceOf(RulesDrafts.DraftImportResult.DraftImportNotAllowed.class);
        assertThat(drafts.keep(
                        helper,
                        UUID.randomUUID(),
                        "x",
                        RulesFolder.shipped("charente-maritime").orElseThrow()))
                .isInstanceOf(RulesDrafts.DraftImportResult.DraftImportNotAllowed.class);
    }

    @Test
    void whatTheNetworkChoseIsKeptWhenADraftBeginsFromItsRules() {
        var nadia = newNetwork();
        var again = new RulesDrafts.NewRulesSettings(UUID.randomUUID(), true, "« Tous aidants » ici", "1.1.0", NOBODY);
        drafts.begin(nadia, again);
        var alone = new RulesDrafts.NewRulesSettings(UUID.randomUUID(), false, "« Tous aidants » ici", "1.1.0", NOBODY);
        drafts.begin(nadia, alone);
        assertThat(compared(nadia, again.id()).changes())
                .noneMatch(change -> change.words().contains("CM-01"));
        assertThat(compared(nadia, alone.id()).changes())
                .anyMatch(change -> change.words().startsWith("L’engagement CM-01 disparaît"));
    }

    @Test
    void theDeskBeginsADraftAndACorrectedOneTakesItsPlace() throws IOException {
        var nadia = signedIn(person(Role.COORDINATOR));
        var page = nadia.get("/bureau/protocole/projets/nouveau").body();
        assertThat(page).contains("Au départ, votre projet est identique aux règles choisies.");
        var form = new TreeMap<String, String>(Map.of("_csrf", Visitor.tokenIn(page), "version", "un"));
        var told = nadia.post("/bureau/protocole/projets/nouveau", form);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("Écrivez un nom.").contains("Écrivez trois nombres");
        form.putAll(Map.of(
                "id", UUID.randomUUID().toString(), "nom", "Règles d’essai", "version", "7.0.0", "depart", "vigueur"));
        form.putAll(Map.of("propose-par", "l’atelier : du 22 \"octobre\"", "vote-le", "bientôt"));
        assertThat(nadia.post("/bureau/protocole/projets/nouveau", form).body()).contains("Écrivez le jour du vote.");
        form.put("vote-le", "2027-01-15");
        var draft = nadia.post("/bureau/protocole/projets/nouveau", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(nadia.get(draft).body()).contains("Règles d’essai").contains("Corriger ce projet");
        var corrected = send(nadia, zip(changed()), draft.substring(draft.lastIndexOf('/') + 1));
        assertThat(corrected.statusCode()).isEqualTo(303);
        assertThat(nadia.get(draft).statusCode()).isEqualTo(404);
        assertThat(nadia.get(corrected.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLevelOfCompetenceIsRaisedOnScreen() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var form = Map.of(
                "_csrf", nadia.token("/bureau/protocole/projets/nouveau"),
                "id", UUID.randomUUID().toString(),
                "nom", "Règles relevées",
                "version", "8.0.0",
                "depart", "socle");
        var draft = nadia.post("/bureau/protocole/projets/nouveau", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var rule = "/regle?adresse=competences.yaml/grille/4.2/benevole";
        var raised = nadia.post(
                draft + rule,
                Map.of("_csrf", nadia.token(draft + rule), "valeur", "6", "pourquoi", "Voté le 24 novembre"));
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(303);
        var next = raised.headers().firstValue("Location").orElseThrow();
        assertThat(nadia.get(next + rule).body()).contains("value=\"6\"");
        // For a value below the base, the page shows the error and its file.
        var low = nadia.post(
                next + rule, Map.of("_csrf", nadia.token(next + rule), "valeur", "1", "pourquoi", "Trop dur"));
        assertThat(low.statusCode()).isEqualTo(422);
        assertThat(low.body()).contains("competences.yaml");
    }

    @Test
    void onlyACoordinatorSeesTheDesk() {
        var helper = signedIn(person(Role.HELPER));
        for (var path : List.of("/bureau/protocole", "/bureau/protocole/dossiers", "/bureau/protocole/projets/nouveau"))
            assertThat(helper.get(path).statusCode()).as(path).isEqualTo(404);
        assertThat(visitor().get("/bureau/protocole").headers().firstValue("Location"))
                .isPresent();
    }

    private static java.net.http.HttpResponse<String> send(Visitor visitor, byte[] zip) throws IOException {
        return send(visitor, zip, "");
    }

    private static java.net.http.HttpResponse<String> send(Visitor visitor, byte[] zip, String instead)
            throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(("--frontier\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + visitor.token("/bureau/protocole")
                        + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"remplace\"\r\n\r\n"
                        + instead
                        + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"projet.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(zip);
        body.write("\r\n--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.post("/bureau/protocole/projets", "multipart/form-data; boundary=frontier", body.toByteArray());
    }

    /// A coordinator of a new network with the shipped protocol; the test runs in that network from then on.
    private SignedInPerson newNetwork() {
        return newNetwork("charente-maritime");
    }

    private SignedInPerson newNetwork(String shipped) {
        var network = new TerritoryNetwork("essai-" + UUID.randomUUID(), "Essai", "17");
        networks.found(network);
        scopes.add(CurrentTenantScope.enter(network.id()));
        rules.publish(RulesFolder.shipped(shipped).orElseThrow());
        var account = account(network, Role.COORDINATOR);
        return new SignedInPerson(account, "n@example.org", "Nadia", Role.COORDINATOR, network);
    }

    private UUID account(TerritoryNetwork network, Role role) {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        return ((Accounts.AccountOpeningResult.NewAccountOpened)
                        accounts.found(network, mail, new PersonName("Personne de test"), role))
                .account()
                .id();
    }

    /// Raises one level for relatives and changes the text of one commitment.
    private static TreeMap<String, String> changed() {
        var files = new TreeMap<>(
                RulesFolder.shipped("charente-maritime").orElseThrow().files());
        files.computeIfPresent(
                "competences.yaml",
                (_, text) -> text.replace("\"4.1\": {accueil: 4}", "\"4.1\": {accueil: 4, proche: 2}"));
        files.computeIfPresent(
                "charte.yaml",
                (_, text) -> text.replace("Je connais les permanences et", "Je connais les permanences par cœur et"));
        return files;
    }

    private UUID brought(SignedInPerson by, Map<String, String> files) throws IOException {
        return switch (drafts.bring(by, "projet.zip", new ByteArrayInputStream(zip(files)))) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var id) -> id;
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                throw new AssertionError(mistakes.toString());
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new AssertionError();
        };
    }

    private List<String> mistakes(SignedInPerson by, Map<String, String> files) throws IOException {
        return drafts.bring(by, "projet.zip", new ByteArrayInputStream(zip(files)))
                        instanceof RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes)
                ? mistakes.stream().map(Object::toString).toList()
                : List.of();
    }

    private static List<String> refused(DraftPublicationResult publishing) {
        return publishing instanceof DraftPublicationResult.InvalidDraftNotPublished(var mistakes)
                ? mistakes.stream().map(Object::toString).toList()
                : List.of();
    }

    private RulesDraftEffects.RulesDraftComparison compared(SignedInPerson by, UUID id) {
        var read = drafts.find(by, id).orElseThrow();
        return effects.compared(
                by, read.draft(), ((PublishedRules.RulesReadingResult.ValidRules) read.reading()).whole());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ProtocolIdentityEditor lines(String version, LocalDate inForce) {
        return new ProtocolIdentityEditor(version, inForce, Optional.of("le comité d’essai"));
    }

    private static RulesAdoptionDecision decision(SignedInPerson by) {
        return new RulesAdoptionDecision(by.id(), "le comité d’essai", "Les fraudes augmentent.");
    }

    private UUID opened(String profile, String commune) {
        var helper = UUID.randomUUID();
        var at = Timestamp.from(clock.instant());
        sql.sql("insert into helpers_helper (network, id, account, opened_at) values (:n, :id, :account, :at)")
                .param("n", CurrentTenantScope.here())
                .param("id", helper)
                .param(
                        "account",
                        account(networks.byId(CurrentTenantScope.here()).orElseThrow(), Role.HELPER))
                .param("at", at)
                .update();
        sql.sql(
                        "insert into helpers_profile (network, helper, profile, commune, recorded_at) values (:n, :id, :p, :c, :at)")
                .param("n", CurrentTenantScope.here())
                .param("id", helper)
                .param("p", profile)
                .param("c", commune)
                .param("at", at)
                .update();
        return helper;
    }

    private void signed(UUID helper, String commitment) {
        var now = rules.now();
        sql.sql("""
                insert into helpers_signature (network, helper, commitment, hash, taken, protocol, recorded_at)
                values (:n, :id, :c, :hash, true, :protocol, :at)""")
                .param("n", CurrentTenantScope.here())
                .param("id", helper)
                .param("c", commitment)
                .param(
                        "hash",
                        now.protocol()
                                .charter()
                                .commitment(commitment)
                                .orElseThrow()
                                .hash())
                .param("protocol", now.hash())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// Creates a person who fulfils all requirements by self-assessment.
    private UUID recognisable(String profile, String commune) {
        var helper = opened(profile, commune);
        var protocol = rules.now().protocol();
        protocol.charter().of(profile).forEach(one -> signed(helper, one.id()));
        protocol.skills()
                .of(profile)
                .forEach((competence, level) -> sql.sql("""
                insert into helpers_level (network, helper, competence, level, evidence, since, recorded_at)
                values (:n, :id, :c, :level, 'DECLARATION', :day, :at)""")
                        .param("n", CurrentTenantScope.here())
                        .param("id", helper)
                        .param("c", competence)
                        .param("level", level)
                        .param("day", today())
                        .param("at", Timestamp.from(clock.instant()))
                        .update());
        return helper;
    }

    private String mail(UUID helper) {
        return sql.sql("""
                select a.mail from identity_account a join helpers_helper h on h.account = a.id
                where h.network = :n and h.id = :id""")
                .param("n", CurrentTenantScope.here())
                .param("id", helper)
                .query(String.class)
                .single();
    }

    private List<String> letters(UUID helper) {
        return letters(mail(helper));
    }

    private String letterTo(UUID helper) {
        return letterTo(mail(helper));
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
