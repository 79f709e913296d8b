package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.mandates.mandates.Mandate.ConsentMethod;
import org.tousaidants.mandates.mandates.Mandate.MandateState;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.web.RunningSite;

/// Tests the life of a mandate and its safeguards.
class MandatesTest extends RunningSite {
    @Autowired
    Mandates mandates;

    @Autowired
    MandateConsents mandateConsents;

    @Autowired
    MandateLookup mandateReader;

    @Autowired
    List<CleanupOfRetentionRule> swept;

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    org.tousaidants.label.badges.LabelBadges badges;

    @Autowired
    org.tousaidants.rules.versions.PublishedRules rules;

    @Autowired
    org.tousaidants.label.helpers.Helpers helpers;

    @Test
    void aMandateByTelephoneBeginsWithACodeThatSomebodyElseReadToThePerson() {
        var helper = helper();
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PHONE, 31);
        assertThat(state(helper, id)).isEqualTo(MandateState.WAITING);
        assertThat(mandates.announce(helper, id, "social", "actualiser"))
                .as("not before the consent")
                .isFalse();
        assertThat(mandateConsents.read(helper, id))
                .as("the helper cannot be the witness")
                .isEmpty();

        var code = mandateConsents.read(witness, id).orElseThrow();
        assertThat(mandateConsents.give(helper, id, PaperCode.draw('M', 3, new java.util.Random(7))))
                .isFalse();
        assertThat(mandateConsents.give(helper, id, code)).isTrue();

        assertThat(state(helper, id)).isEqualTo(MandateState.IN_FORCE);
        assertThat(mandateConsents.give(helper, id, code)).as("once").isFalse();
    }

    @Test
    void aHelperAloneInAVillageHallIsCalledBackByTheCoordinationAndAnyOfItsPeopleMayCall() {
        var helper = helper();
        actor(person(Role.COORDINATOR));
        var caller = actor(person(Role.COORDINATOR));
        var visitor = signedIn(accounts.find(helper.id()).orElseThrow());
        var typed = new java.util.HashMap<>(java.util.Map.of(
                "personne",
                "Germaine Petit",
                "demarches",
                "social",
                "duree",
                "31",
                "accord",
                "rappel",
                "sans",
                "oui",
                "_csrf",
                visitor.token("/mandats/nouveau")));
        var without = visitor.post("/mandats", typed);
        assertThat(without.statusCode()).as("a number to call").isEqualTo(422);
        assertThat(without.body()).contains("Écrivez le numéro auquel la coordination appelle");
        typed.put("telephone", "05 46 00 00 77");
        var id = UUID.fromString(visitor.post("/mandats", typed)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .substring("/mandats/".length()));
        assertThat(visitor.get("/mandats/" + id).body()).contains("La coordination appelle la personne");
        assertThat(posted(caller.mail()).getFirst().subject()).contains("une personne attend votre appel");
        assertThat(mandateReader.toWitness(caller)).isNotEmpty();
        var desk = signedIn(accounts.find(caller.id()).orElseThrow());
        assertThat(desk.get("/bureau").body()).contains("confirmez l’accord");
        assertThat(desk.get("/mandats/temoin/" + id).body()).contains("Numéro donné par l’aidant");
        assertThat(mandateReader.witnessed(helper, id)).as("never the helper").isEmpty();
        var code = mandateConsents.read(caller, id).orElseThrow();
        assertThat(mandateConsents.give(helper, id, code)).isTrue();
        assertThat(state(helper, id)).isEqualTo(MandateState.IN_FORCE);
        assertThat(mandateReader.toWitness(caller)).noneMatch(one -> one.id().equals(id));
        assertThat(mandateConsents.told(caller, id))
                .as("who heard the consent does not also inform the person")
                .isFalse();
    }

    @Test
    void ofTwoCoordinatorsOneCallsAndTheOtherInformsThePerson() {
        var helper = helper();
        var named = actor(person(Role.COORDINATOR));
        var other = actor(person(Role.COORDINATOR));
        var id = prepared(helper, named, ConsentMethod.PHONE, 31);
        var code = mandateConsents.read(other, id).orElseThrow();
        assertThat(mandateConsents.give(helper, id, code)).isTrue();
        assertThat(mandateConsents.told(other, id)).as("who called").isFalse();
        assertThat(mandateConsents.told(named, id)).isTrue();
    }

    /// The only coordinator heard the consent, and the person has no mail: another member informs the person.
    @Test
    void theOnlyCoordinatorAsksAnotherMemberToInformThePerson() {
        var helper = helper();
        var coordination = person(Role.COORDINATOR);
        var coordinator = actor(coordination);
        var id = prepared(helper, coordinator, ConsentMethod.PHONE, 31);
        var code = mandateConsents.read(coordinator, id).orElseThrow();
        assertThat(mandateConsents.give(helper, id, code)).isTrue();
        assertThat(mandateConsents.told(coordinator, id)).as("who heard").isFalse();
        var member = witness();
        var mail = accounts.find(member.id()).orElseThrow().mail();
        var desk = signedIn(coordination);
        assertThat(desk.get("/bureau/mandats").body()).contains("Demander à un autre membre de prévenir la personne");
        var here = signedIn(accounts.find(member.id()).orElseThrow());
        assertThat(mandateConsents.told(member, id)).as("before they are asked").isFalse();
        var form = Map.of("_csrf", desk.token("/bureau/mandats"), "membre-" + id, mail.value());
        assertThat(desk.post("/bureau/mandats/" + id + "/annonces/confier", form)
                        .statusCode())
                .isEqualTo(303);
        assertThat(here.get("/mandats").body()).contains("La coordination vous demande de prévenir");
        assertThat(here.post("/mandats/" + id + "/annonces", Map.of("_csrf", here.token("/mandats")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(here.get("/mandats").body()).doesNotContain("La coordination vous demande de prévenir");
        assertThat(mandateConsents.told(member, id)).as("once").isFalse();
    }

    /// The coordinator who heard the consent names neither themself nor the helper, nor an unknown address.
    @Test
    void nobodyWhoTookPartIsAskedToInformThePerson() {
        var helper = helper();
        var coordinator = actor(person(Role.COORDINATOR));
        var id = prepared(helper, coordinator, ConsentMethod.PHONE, 31);
        mandateConsents.give(helper, id, mandateConsents.read(coordinator, id).orElseThrow());
        for (var one : List.of(helper.id(), coordinator.id())) {
            var mail = accounts.find(one).orElseThrow().mail();
            assertThat(mandateConsents.entrust(coordinator, id, mail))
                    .isEqualTo(MandateConsents.InformationRequestResult.UNKNOWN);
        }
        var member = witness();
        var mail = accounts.find(member.id()).orElseThrow().mail();
        assertThat(mandateConsents.entrust(helper, id, mail))
                .as("the helper asks nobody")
                .isEqualTo(MandateConsents.InformationRequestResult.NOT_FOUND);
        assertThat(mandateConsents.told(member, id)).isFalse();
        assertThat(mandateReader.toTellAsAsked(member)).isEmpty();
    }

    @Test
    void thePaperToSignHasConsentRightsPlaceAndSignaturesAndIsForTheHelperAndTheWitnessOnly() {
        var helper = helper();
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PAPER, 31);
        assertThat(mandateReader.toWitness(witness)).hasSize(1);
        var here = signedIn(accounts.find(helper.id()).orElseThrow());
        assertThat(here.get("/mandats/" + id).body()).contains("/mandats/" + id + "/papier.pdf", "Le mandat à signer");
        var paper = here.get("/mandats/" + id + "/papier.pdf");
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.body()).startsWith("%PDF");
        assertThat(signedIn(accounts.find(witness.id()).orElseThrow())
                        .get("/mandats/" + id + "/papier.pdf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(signedIn(person(Role.HELPER))
                        .get("/mandats/" + id + "/papier.pdf")
                        .statusCode())
                .isEqualTo(404);
        mandateConsents.saw(witness, id);
        assertThat(here.get("/mandats/" + id + "/papier.pdf").statusCode())
                .as("signed already")
                .isEqualTo(404);
    }

    /// The protocol of a territory may be stricter than the base; a more permissive file stops the start.
    @Test
    void aTerritoryMayAllowLessThanTheBaseAndNeverMore() {
        var base = ProtocolRuleFile.ruling("", "base", MandateRules.FILE);
        assertThat(MandateRules.read(base).days()).contains(1, 365);
        var strict = "profils: [social]\ndemarches: [logement]\ndurees: [1, 7]\nminutes_du_code: 10\n";
        assertThat(MandateRules.read(new ProtocolRuleFile("mandat.yaml", strict))
                        .days())
                .containsExactly(1, 7);
        for (var more : List.of(
                strict.replace("social", "benevole"),
                strict.replace("logement", "banque"),
                strict.replace("7", "366"),
                strict.replace("10", "600"),
                strict.replace("durees: [1, 7]", "durees: [7, 1]"),
                strict.replace("profils: [social]\n", ""),
                strict + "temoin: non\n",
                "- rien"))
            assertThatThrownBy(() -> MandateRules.read(new ProtocolRuleFile("mandat.yaml", more)))
                    .as(more)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("mandat.yaml : ");
    }

    @Test
    void theCodeOfACallIsWorthTheTimeOfACall() {
        var helper = helper();
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PHONE, 31);
        var code = mandateConsents.read(witness, id).orElseThrow();
        clock.advance(Duration.ofMinutes(31));
        assertThat(mandateConsents.give(helper, id, code)).isFalse();
    }

    @Test
    void onPaperTheWitnessAloneSaysThatSheSawThePersonSign() {
        var helper = helper();
        var witness = actor(person(Role.COORDINATOR));
        var id = prepared(helper, witness, ConsentMethod.PAPER, 1);
        assertThat(mandateConsents.saw(helper, id)).isFalse();
        assertThat(mandateConsents.saw(actor(person(Role.COORDINATOR)), id)).isFalse();
        assertThat(mandateConsents.saw(witness, id)).isTrue();
        assertThat(state(helper, id)).isEqualTo(MandateState.IN_FORCE);
        clock.advance(Duration.ofDays(1));
        assertThat(state(helper, id)).as("one day").isEqualTo(MandateState.OVER);
        assertThat(mandates.announce(helper, id, "social", "trop tard")).isFalse();
    }

    @Test
    void eachUseIsAnnouncedBeforeAndWrittenAfterWithinWhatWasNamed() {
        var helper = helper();
        var id = begun(helper, 31);
        assertThat(mandates.announce(helper, id, "argent", "sa déclaration"))
                .as("not named")
                .isFalse();
        assertThat(mandates.announce(actor(person(Role.HELPER)), id, "social", "à sa place"))
                .isFalse();
        assertThat(mandates.announce(helper, id, "social", "actualiser sa situation"))
                .isTrue();
        var use = mandateReader.mine(helper, id).orElseThrow().steps().getLast();
        assertThat(mandates.write(helper, id, use.n(), "C'est fait.")).isTrue();
        assertThat(mandates.write(helper, id, use.n(), "Autre chose."))
                .as("once")
                .isFalse();
    }

    @Test
    void whatThePersonTookBackIsTakenBackAgainAfterARestorationAndNobodyIsWrittenTo() {
        var helper = helper();
        var id = begun(helper, 365);
        var letters = lettersOfAnEnd();
        var narrowed = IrreversibleAct.of(
                        MandateStepWriter.kind(Mandate.MandateAct.NARROWED), id, Optional.empty(), clock.instant())
                .with("procedure", "social");
        assertThat(mandates.again(Mandate.MandateAct.NARROWED, narrowed)).isEqualTo(ReplayOutcome.AGAIN);
        assertThat(mandates.announce(helper, id, "social", "encore")).isFalse();
        assertThat(mandates.again(Mandate.MandateAct.NARROWED, narrowed)).isEqualTo(ReplayOutcome.STANDS);
        var revoked = IrreversibleAct.of(
                MandateStepWriter.kind(Mandate.MandateAct.REVOKED), id, Optional.empty(), clock.instant());
        assertThat(mandates.again(Mandate.MandateAct.REVOKED, revoked)).isEqualTo(ReplayOutcome.AGAIN);
        assertThat(state(helper, id)).isEqualTo(MandateState.REVOKED);
        assertThat(mandates.again(Mandate.MandateAct.REVOKED, revoked)).isEqualTo(ReplayOutcome.STANDS);
        assertThat(lettersOfAnEnd()).isEqualTo(letters);
        var unknown = IrreversibleAct.of(revoked.kind(), UUID.randomUUID(), Optional.empty(), clock.instant());
        assertThat(mandates.again(Mandate.MandateAct.REVOKED, unknown)).isEqualTo(ReplayOutcome.UNKNOWN);
    }

    @Test
    void thePersonReadsAllUsesAndTakesItBackAtOnce() {
        var helper = helper();
        var id = begun(helper, 365);
        mandates.announce(helper, id, "social", "actualiser sa situation");
        var code = mandateConsents.copy(helper, id).orElseThrow();
        var reader = visitor();
        var page = reader.types(code.printed(), "/mandat");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("actualiser sa situation", "Arrêter ce mandat");
        var before = lettersOfAnEnd();

        assertThat(mandates.revoke(code)).isTrue();

        assertThat(mandates.announce(helper, id, "social", "encore")).isFalse();
        assertThat(reader.get("/mandat").body()).contains("Ce mandat est arrêté");
        assertThat(mandates.revoke(code)).as("once").isFalse();
        assertThat(lettersOfAnEnd() - before).isEqualTo(2);
    }

    @Test
    void aHelperWhoDrawsAnotherCopyDoesNotSilenceTheSheetThatThePersonHolds() {
        var helper = helper();
        var id = begun(helper, 365);
        var witness = accounts.find(mandateReader.mine(helper, id).orElseThrow().witness())
                .orElseThrow();
        mandates.announce(helper, id, "social", "actualiser sa situation");
        var hers = mandateConsents.copy(helper, id).orElseThrow();
        assertThat(posted(witness.mail().value()))
                .noneSatisfy(one -> assertThat(one.subject()).contains("copié de nouveau"));
        var drawn = mandateConsents.copy(helper, id).orElseThrow();
        assertThat(posted(witness.mail().value()))
                .anySatisfy(one -> assertThat(one.subject()).contains("copié de nouveau"));
        var herself = visitor();
        assertThat(herself.types(hers.printed(), "/mandat").body())
                .as("the person is informed, and a lost sheet shows no uses")
                .contains("Une autre copie de ce mandat existe", "Arrêter ce mandat")
                .doesNotContain("actualiser sa situation");
        assertThat(visitor().types(drawn.printed(), "/mandat").body())
                .contains("actualiser sa situation")
                .doesNotContain("Une autre copie de ce mandat existe");
        herself.post("/mandat/retraits", java.util.Map.of("_csrf", herself.token("/mandat"), "code", hers.printed()));
        assertThat(state(helper, id)).isEqualTo(MandateState.REVOKED);
    }

    @Test
    void thePersonIsToldByHerOwnChannelOfEachOtherCopyAndHerLettersCodeStaysWhole() {
        var helper = helper();
        var witness = witness();
        var mail = "elle-" + UUID.randomUUID() + "@example.org";
        var id = ((Mandates.MandatePreparationResult.MandatePrepared)
                        mandates.prepare(helper, reached(witness, mail, "")))
                .mandate()
                .id();
        mandateConsents.saw(witness, id);
        var code = java.util.regex.Pattern.compile("M[0-9A-Z]{3}(-[0-9A-Z]{4}){5}")
                .matcher(posted(mail).getFirst().body());
        assertThat(code.find()).isTrue();
        mandateConsents.copy(helper, id);
        assertThat(posted(mail)).as("no letter for the first copy").hasSize(1);
        mandateConsents.copy(helper, id);
        assertThat(posted(mail).getFirst().subject()).contains("Votre mandat a été copié");
        assertThat(visitor().types(code.group(), "/mandat").body())
                .contains("Arrêter ce mandat")
                .doesNotContain("Une autre copie de ce mandat existe");
    }

    private int lettersOfAnEnd() {
        return sql.sql("select count(*) from mail_letter where subject like :subject")
                .param("subject", "Une personne retire son mandat%")
                .query(Integer.class)
                .single();
    }

    @Test
    void onePersonTakesBackOneProcedureAtOnceAndTheOthersStay() {
        var helper = helper();
        var id = begun(helper, List.of("social", "papiers", "logement"));
        mandates.announce(helper, id, "papiers", "demander un extrait");
        var begun = mandateReader.mine(helper, id).orElseThrow().steps().getLast();
        var code = mandateConsents.copy(helper, id).orElseThrow();

        assertThat(mandates.narrow(code, "papiers"))
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureWithdrawn.class);

        assertThat(mandates.announce(helper, id, "papiers", "encore")).isFalse();
        assertThat(mandates.announce(helper, id, "social", "actualiser")).isTrue();
        assertThat(mandates.write(helper, id, begun.n(), "Demandé avant."))
                .as("a begun use is recorded to its end")
                .isTrue();
        var read = visitor().types(code.text(), "/mandat").body();
        assertThat(read).contains("Démarche retirée – Papiers, citoyenneté, élections", "Ces 7 lignes sont scellées");
        assertThat(posted(helper.mail()).toString())
                .contains("Une personne retire une démarche de son mandat", "/mandats/" + id)
                .doesNotContain("Germaine", "Papiers");
        assertThat(sql.sql("select count(*) from journal_entry where act = 'mandates.narrowed' and subject = :subject")
                        .param("subject", "mandate " + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(((Mandates.MandatePreparationResult.MandatePrepared) mandates.renew(helper, id))
                        .mandate()
                        .procedures())
                .as("a renewal contains the remaining procedures")
                .containsExactly("social", "logement");

        assertThat(mandates.narrow(code, "social"))
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureWithdrawn.class);
        assertThat(mandates.narrow(code, "logement"))
                .as("the last one ends it")
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateRevoked.class);
        assertThat(state(helper, id)).isEqualTo(MandateState.REVOKED);
        assertThat(mandateReader.mine(helper, id).orElseThrow().isIntact()).isTrue();
        assertThat(mandates.renew(helper, id)).isInstanceOf(Mandates.MandatePreparationResult.MandateNotAllowed.class);
    }

    @Test
    void aProcedureIsTakenBackOnceByWhoeverMayAndOnlyFromItsOwnMandate() {
        var helper = helper();
        var id = begun(helper, List.of("social", "papiers"));
        var code = mandateConsents.copy(helper, id).orElseThrow();
        var other = begun(helper, List.of("argent", "papiers"));
        var otherCode = mandateConsents.copy(helper, other).orElseThrow();
        var stranger = PaperCode.draw('M', 6, new java.util.Random(8));

        assertThat(mandates.narrow(stranger, "papiers"))
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateNotFound.class);
        assertThat(mandates.narrow(otherCode, "social"))
                .as("the code of another mandate")
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureNotInMandate.class);
        assertThat(mandates.narrow(otherCode, "papiers"))
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureWithdrawn.class);
        assertThat(mandateReader.mine(helper, id).orElseThrow().procedures())
                .as("of its own mandate alone")
                .containsExactly("social", "papiers");
        for (var never : List.of("loisirs", "", "fin-call"))
            assertThat(mandates.narrow(code, never))
                    .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureNotInMandate.class);
        assertThat(mandates.narrow(actor(person(Role.HELPER)), id, "papiers"))
                .as("another helper")
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateNotFound.class);
        assertThat(mandates.narrowFor(helper, id, "papiers", Mandate.WithdrawalMeans.CALL))
                .as("not a coordinator")
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateNotFound.class);

        assertThat(mandates.narrow(helper, id, "papiers"))
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureWithdrawn.class);
        assertThat(posted(helper.mail()).toString().split("Une personne retire une démarche", -1))
                .as("notified of the other mandate, not of one's own act")
                .hasSize(2);
        assertThat(mandates.narrow(code, "papiers"))
                .as("twice")
                .isInstanceOf(Mandates.MandateWithdrawalResult.ProcedureAlreadyWithdrawn.class);
        mandates.revoke(code);
        assertThat(mandates.narrow(code, "social"))
                .as("after the end")
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateAlreadyEnded.class);
        clock.advance(Duration.ofDays(400));
        assertThat(mandates.narrow(otherCode, "argent"))
                .as("after its last day")
                .isInstanceOf(Mandates.MandateWithdrawalResult.MandateAlreadyEnded.class);
        assertThat(mandateReader.mine(helper, id).orElseThrow().isIntact()).isTrue();
    }

    @Test
    void whatWasDoneCannotBeChangedUnseen() {
        var helper = helper();
        var id = begun(helper, 31);
        mandates.announce(helper, id, "social", "actualiser sa situation");
        assertThat(mandateReader.mine(helper, id).orElseThrow().isIntact()).isTrue();
        assertThatThrownBy(() ->
                        sql.sql("update mandates_step set comment = 'rien'").update())
                .hasMessageContaining("history");
        sql.sql("alter table mandates_step disable trigger mandates_is_history").update();
        sql.sql("update mandates_step set comment = 'rien' where mandate = :id and act = 'ANNOUNCED'")
                .param("id", id)
                .update();
        sql.sql("alter table mandates_step enable trigger mandates_is_history").update();
        assertThat(mandateReader.mine(helper, id).orElseThrow().isIntact()).isFalse();
        assertThat(sql.sql("select count(*) from journal_entry where act = 'mandates.announced' and subject = :subject")
                        .param("subject", "mandate " + id)
                        .query(Integer.class)
                        .single())
                .as("the journal contains the seal too")
                .isEqualTo(1);
    }

    @Test
    void onlyWhoTheLabelLetsMayReceiveOneAndNeverBeforeHerself() {
        var nobody = actor(person(Role.HELPER));
        assertThat(mandates.prepare(nobody, form(witness(), ConsentMethod.PHONE, 1)))
                .isInstanceOf(Mandates.MandatePreparationResult.MandateNotAllowed.class);
        var helper = helper();
        assertThat(mandates.prepare(helper, form(helper, ConsentMethod.PHONE, 1)))
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessMissing.class);
    }

    @Test
    void theDatabaseHoldsNoCodeAndNoLetterNamesThePerson() {
        var helper = helper();
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PHONE, 31);
        var code = mandateConsents.read(witness, id).orElseThrow();
        assertThat(sql.sql("select string_agg(t::text, '') from (select c::text as t from mandates_code c union all"
                                + " select s::text from mandates_step s) all_of_it")
                        .query(String.class)
                        .single())
                .doesNotContain(code.text());
        assertThat(outbox.latest(1_000).toString()).doesNotContain("Germaine");
    }

    @Test
    void aCodeIsKeptKeyedAndOneKeptPlainByAnEarlierVersionStillOpens() throws Exception {
        var helper = helper();
        var id = begun(helper, 31);
        var code = mandateConsents.copy(helper, id).orElseThrow();
        var plain = MessageDigest.getInstance("SHA-256").digest(code.text().getBytes(StandardCharsets.US_ASCII));
        assertThat(kept(id))
                .as("a stolen database cannot be searched by code")
                .isNotEqualTo(plain)
                .hasSize(33);
        sql.sql("update mandates_code set hash = :plain where mandate = :id and kind = 'PERSON'")
                .param("plain", plain)
                .param("id", id)
                .update();
        assertThat(mandateReader.byCode(code)).isPresent();
        job("papercodes.key-prints");
        assertThat(kept(id)).hasSize(33);
        assertThat(mandateReader.byCode(code)).isPresent();
    }

    private byte[] kept(UUID mandate) {
        return sql.sql("select hash from mandates_code where mandate = :id and kind = 'PERSON'")
                .param("id", mandate)
                .query(byte[].class)
                .single();
    }

    @Test
    void sixYearsAfterItsEndAMandateIsForgottenWhole() {
        var helper = helper();
        var id = begun(helper, 1);
        var sweep = swept.stream()
                .filter(one -> one.rule().equals("mandates.mandate"))
                .findFirst()
                .orElseThrow();
        forget(sweep, clock.instant().plus(Duration.ofHours(23)));
        assertThat(mandateReader.mine(helper, id)).as("not before").isPresent();
        assertThat(forget(sweep, clock.instant().plus(Duration.ofDays(2)))).isPositive();
        for (var table :
                List.of("mandates_mandate where id", "mandates_step where mandate", "mandates_code where mandate"))
            assertThat(sql.sql("select count(*) from " + table + " = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single())
                    .isZero();
    }

    private int forget(CleanupOfRetentionRule sweep, java.time.Instant before) {
        Integer rows = transaction.execute(status -> {
            sql.sql("select set_config('ta.forgetting', 'on', true)")
                    .query(String.class)
                    .single();
            return sweep.sweep().forget(before);
        });
        return rows == null ? 0 : rows;
    }

    /// Creates a witness of another organisation.
    private SignedInPerson witness() {
        var one = actor(person(Role.HELPER));
        helpers.begin(one, "benevole", "17415", "Foyer rural de Corme");
        return one;
    }

    @Test
    void aSecondMailboxOfTheSamePersonIsNoWitness() {
        var helper = helper();
        helpers.begin(helper, "accueil", "17415", "Mairie de Corme");
        var nadia = actor(person(Role.COORDINATOR));
        var second = actor(person(Role.NEWCOMER));
        assertThat(mandates.prepare(helper, form(second, ConsentMethod.PAPER, 1)))
                .as("not accepted")
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessMissing.class);
        accounts.accept(nadia, second.id());
        helpers.begin(second, "benevole", "17415", "Foyer rural de Corme");
        assertThat(mandates.prepare(helper, form(second, ConsentMethod.PAPER, 1)))
                .as("accepted this morning")
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessTooNew.class);
        clock.advance(Duration.ofDays(8));
        assertThat(mandates.prepare(helper, form(second, ConsentMethod.PAPER, 1)))
                .as("of another structure, known for a week")
                .isInstanceOf(Mandates.MandatePreparationResult.MandatePrepared.class);
        helpers.begin(second, "benevole", "17415", "mairie de CORME");
        assertThat(mandates.prepare(helper, form(second, ConsentMethod.PAPER, 1)))
                .as("a colleague")
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessFromSameStructure.class);
        assertThat(mandates.prepare(helper, form(actor(person(Role.HELPER)), ConsentMethod.PAPER, 1)))
                .as("of no known structure")
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessFromSameStructure.class);
        assertThat(mandates.prepare(helper, form(actor(person(Role.FUNDER)), ConsentMethod.PAPER, 1)))
                .isInstanceOf(Mandates.MandatePreparationResult.WitnessMissing.class);
        assertThat(mandates.prepare(helper, form(nadia, ConsentMethod.PAPER, 1)))
                .isInstanceOf(Mandates.MandatePreparationResult.MandatePrepared.class);
    }

    @Test
    void thePersonIsToldByHerOwnMailOfTheMandateInHerNameAndStopsIt() {
        var helper = helper();
        var witness = witness();
        var mail = "germaine-" + UUID.randomUUID() + "@example.net";
        var id = ((Mandates.MandatePreparationResult.MandatePrepared)
                        mandates.prepare(helper, reached(witness, mail, "")))
                .mandate()
                .id();
        assertThat(posted(mail)).as("nothing is in force yet").isEmpty();
        assertThat(mandateReader.reach(witness, id).mail())
                .as("the witness verifies the channel")
                .isPresent();
        assertThat(mandateReader.reach(helper, id)).isEqualTo(PersonContactDetails.NONE);
        mandateConsents.saw(witness, id);
        var letter = posted(mail).getFirst();
        assertThat(letter.subject()).contains("Un mandat permet maintenant d’agir en votre nom");
        assertThat(letter.body()).contains(helper.name(), "Social, santé").doesNotContain("Germaine");
        var code = java.util.regex.Pattern.compile("ce code : ([^\n]+)")
                .matcher(letter.body().replace('\u00a0', ' '));
        assertThat(code.find()).as(letter.body()).isTrue();
        assertThat(mandates.revoke(PaperCode.read(code.group(1)).good().orElseThrow()))
                .isTrue();
        assertThat(state(helper, id)).isEqualTo(MandateState.REVOKED);
        assertThat(mandates.prepare(
                        helper, reached(witness, person(Role.HELPER).mail().value(), "")))
                .as("a mailbox of a member of the network")
                .isInstanceOf(Mandates.MandatePreparationResult.MailBelongsToMember.class);
    }

    @Test
    void whoHasNoMailIsToldOfTheMandateInHerNameByTheCoordination() {
        var helper = helper();
        var nadia = actor(person(Role.COORDINATOR));
        var id = ((Mandates.MandatePreparationResult.MandatePrepared)
                        mandates.prepare(helper, reached(nadia, "", "05 46 00 00 17")))
                .mandate()
                .id();
        assertThat(toTell(id)).as("not in force").isEmpty();
        mandateConsents.saw(nadia, id);
        assertThat(toTell(id)).containsExactly("05 46 00 00 17");
        assertThat(mandateConsents.told(nadia, id))
                .as("the witness cannot confirm it")
                .isFalse();
        assertThat(mandateConsents.told(helper, id)).isFalse();
        var other = signedIn(person(Role.COORDINATOR));
        assertThat(other.get("/bureau").body()).contains("prévenir d’un mandat");
        var page = other.get("/bureau/mandats").body();
        assertThat(page).contains("Personnes à prévenir d’un mandat", "Germaine Petit");
        assertThat(other.post(
                                "/bureau/mandats/" + id + "/annonces",
                                java.util.Map.of("_csrf", org.tousaidants.platform.web.Visitor.tokenIn(page)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(toTell(id)).isEmpty();
    }

    private List<String> toTell(UUID id) {
        return mandateReader.toTell(actor(person(Role.COORDINATOR))).stream()
                .filter(one -> one.mandate().id().equals(id))
                .map(MandateLookup.PersonToInform::phone)
                .toList();
    }

    private static MandateForm reached(SignedInPerson witness, String mail, String phone) {
        return new MandateForm(
                new PersonName("Germaine Petit"),
                List.of("social"),
                31,
                ConsentMethod.PAPER,
                Optional.of(new MailAddress(witness.mail())),
                "",
                new PersonContactDetails(MailAddress.of(mail), phone));
    }

    private SignedInPerson helper() {
        return new RecognisedHelperFixture(badges, rules)
                .make(
                        actor(person(Role.HELPER)),
                        actor(person(Role.COORDINATOR)),
                        LocalDate.ofInstant(clock.instant(), Mandate.HERE));
    }

    private UUID begun(SignedInPerson helper, int days) {
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PAPER, days);
        assertThat(mandateConsents.saw(witness, id)).isTrue();
        return id;
    }

    private UUID begun(SignedInPerson helper, List<String> procedures) {
        var witness = witness();
        var form = new MandateForm(
                new PersonName("Germaine Petit"),
                procedures,
                182,
                ConsentMethod.PAPER,
                new MailAddress(witness.mail()));
        var id = ((Mandates.MandatePreparationResult.MandatePrepared) mandates.prepare(helper, form))
                .mandate()
                .id();
        assertThat(mandateConsents.saw(witness, id)).isTrue();
        return id;
    }

    private UUID prepared(SignedInPerson helper, SignedInPerson witness, ConsentMethod consent, int days) {
        return ((Mandates.MandatePreparationResult.MandatePrepared)
                        mandates.prepare(helper, form(witness, consent, days)))
                .mandate()
                .id();
    }

    private static MandateForm form(SignedInPerson witness, ConsentMethod consent, int days) {
        return new MandateForm(
                new PersonName("Germaine Petit"), List.of("social"), days, consent, new MailAddress(witness.mail()));
    }

    private MandateState state(SignedInPerson helper, UUID id) {
        return mandateReader.mine(helper, id).orElseThrow().state(clock.instant());
    }
}
