package org.tousaidants.support.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.TestSecret;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentChannel;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentPurpose;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;
import org.tousaidants.support.notebook.PersonNotebook.NotebookVisitReason;
import org.tousaidants.support.referrals.ReferralTestSite;

class PersonNotebooksTest extends RunningSite {
    private static final String CLIENT = "192.0.2.7";

    private static final Pattern CODE = Pattern.compile("N[0-9A-Z]{3}(-[0-9A-Z]{4}){3}");
    private static final Pattern PIN = Pattern.compile("<strong>(\\d{3} \\d{3})</strong>");

    @Autowired
    private PersonNotebooks notebooks;

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private SeatBookings bookings;

    @Autowired
    private NotebookStore store;

    @Autowired
    private NotebookVisitStore visits;

    private record CreatedNotebook(UUID id, NotebookCardCodeCheck.NotebookCard card) {
        String code() {
            return card.code().text();
        }
    }

    private CreatedNotebook make(SignedInPerson helper, boolean share) {
        var id = UUID.randomUUID();
        var asking = new PersonNotebooks.NewNotebookInput(
                id, "Mme Framboise", Optional.of("par sa fille Lili"), share, NotebookConsentChannel.VOICE, false);
        return new CreatedNotebook(id, notebooks.make(helper, asking).orElseThrow());
    }

    @Test
    void whatIsKeptIsSealedAndTheCardIsNotKept() {
        var made = make(actor(person(Role.HELPER)), true);
        notebooks.write(actor(person(Role.HELPER)), made.id(), NotebookContentKind.GOAL, "unseen");
        var all = sql.sql("""
                        select string_agg(encode(sealed, 'escape'), ' ') || (select string_agg(n::text, ' ')
                            from notebook_notebook n) || (select string_agg(k::text, ' ') from notebook_key k)
                        from notebook_entry""").query(String.class).single();
        assertThat(all)
                .doesNotContain("Framboise", "Lili", made.code(), made.card().pin());
    }

    @Test
    void theSecretIsReplacedAndTheCardStillOpensTheSameNotebook() {
        var before = "a".repeat(40);
        var helper = actor(person(Role.HELPER));
        var old = new NotebookEncryption(TestSecret.of(before));
        var both = new NotebookEncryption(TestSecret.of("b".repeat(40), before));
        var alone = new NotebookEncryption(TestSecret.of("b".repeat(40)));
        var key = old.fresh();
        var id = UUID.randomUUID();
        var card = new NotebookCardCodeCheck(store, visits, old, clock).draw();
        var code = card.code().text();
        store.add(
                id,
                old.code(code),
                old.pin(code, card.pin()),
                old.wrap(key),
                Optional.of(helper.id()),
                clock.instant());
        assertThat(new NotebookCardCodeCheck(store, visits, alone, clock).check(code, card.pin(), CLIENT))
                .isEmpty();
        assertThat(new NotebookCardCodeCheck(store, visits, both, clock).check(code, card.pin(), CLIENT))
                .contains(id);
        assertThat(new NotebookCardCodeCheck(store, visits, alone, clock).check(code, card.pin(), CLIENT))
                .as("stored under the new secret since its use")
                .contains(id);
        var sealed = new NotebookStore(new Sql(sql), both);
        var row = sealed.sealedRows().stream()
                .filter(one -> one.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(row.under()).hasValue(1);
        assertThat(sealed.sealAgain(row)).isTrue();
        assertThat(alone.unwrap(store.key(id).orElseThrow())).isEqualTo(key);
        var stranger = new NotebookEncryption(TestSecret.of("c".repeat(40)));
        assertThat(stranger.under(old.wrap(key)))
                .as("reported, and without effect on others")
                .isEmpty();
        store.erase(id, clock.instant());
    }

    @Test
    void whatAPersonErasedIsErasedAgainAfterARestoration() {
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        var act = IrreversibleAct.of(PersonNotebooks.ERASED, made.id(), Optional.empty(), clock.instant());
        assertThat(notebooks.eraseAgain(act)).isEqualTo(ReplayOutcome.AGAIN);
        assertThat(notebooks.open(helper, made.code(), made.card().pin(), NotebookVisitReason.ASKED))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.eraseAgain(act)).isEqualTo(ReplayOutcome.STANDS);
        assertThat(notebooks.eraseAgain(IrreversibleAct.of(
                        PersonNotebooks.ERASED, UUID.randomUUID(), Optional.empty(), clock.instant())))
                .isEqualTo(ReplayOutcome.UNKNOWN);
    }

    @Test
    void aRowMovedIntoAnotherNotebookOpensNoMore() {
        var helper = actor(person(Role.HELPER));
        var one = make(helper, true);
        var other = make(helper, true);
        sql.sql(
                        "update notebook_entry set sealed = (select sealed from notebook_entry where notebook = :one and kind = 'name')"
                                + " where notebook = :other and kind = 'name'")
                .param("one", one.id())
                .param("other", other.id())
                .update();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> notebooks.read(helper, other.id()))
                .hasMessageContaining("does not decrypt");
    }

    @Test
    void anotherPlaceReadsWithTheCardForAnHourAndEachReadingIsShownToThePerson() {
        var here = actor(person(Role.HELPER));
        var there = actor(person(Role.HELPER));
        var made = make(here, true);
        assertThat(notebooks.read(there, made.id())).isEmpty();
        assertThat(notebooks.open(there, made.code(), made.card().pin(), NotebookVisitReason.FOLLOW))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookOpened(made.id()));
        assertThat(notebooks.read(there, made.id()).orElseThrow().name()).isEqualTo("Mme Framboise");
        assertThat(notebooks.write(there, made.id(), NotebookContentKind.STEP, "Compte Ameli créé"))
                .isTrue();
        clock.advance(Duration.ofMinutes(61));
        assertThat(notebooks.read(there, made.id())).isEmpty();
        assertThat(notebooks.write(there, made.id(), NotebookContentKind.STEP, "trop tard"))
                .isFalse();
        var secret = SecretToken.random();
        notebooks.openOwn(made.code(), made.card().pin(), secret, CLIENT);
        var own = notebooks.readOwn(secret).orElseThrow();
        assertThat(own.looks())
                .extracting(
                        look -> look.act() + " " + look.why() + " " + look.by().equals(Optional.of(there.id())))
                .containsSubsequence("read own false", "wrote follow true", "read follow true", "opened follow true");
    }

    @Test
    void withoutConsentToShareAnotherPlaceLearnsNothingMoreThanOfAMissingOne() {
        var here = actor(person(Role.HELPER));
        var there = actor(person(Role.HELPER));
        var made = make(here, false);
        assertThat(notebooks.open(there, made.code(), made.card().pin(), NotebookVisitReason.FOLLOW))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.open(here, made.code(), made.card().pin(), NotebookVisitReason.FOLLOW))
                .isInstanceOf(PersonNotebooks.NotebookOpeningResult.NotebookOpened.class);
    }

    @Test
    void whoGuessesThePinOfACardThatSheSawDoesNotLockTheOwnerOut() {
        var stranger = actor(person(Role.HELPER));
        var made = make(actor(person(Role.HELPER)), true);
        var wrong = made.card().pin().equals("000000") ? "000001" : "000000";
        for (var n = 0; n < 6; n++) {
            notebooks.open(stranger, made.code(), wrong, NotebookVisitReason.FOLLOW);
            notebooks.openOwn(made.code(), wrong, SecretToken.random(), "203.0.113.66");
        }
        assertThat(notebooks.openOwn(made.code(), made.card().pin(), SecretToken.random(), "203.0.113.66"))
                .as("the person who guessed")
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.openOwn(made.code(), made.card().pin(), SecretToken.random(), CLIENT))
                .as("the owner, at home")
                .isInstanceOf(PersonNotebooks.NotebookOpeningResult.NotebookOpened.class);
        // Many clients together cannot guess it either.
        for (var n = 0; n < 20; n++) notebooks.openOwn(made.code(), wrong, SecretToken.random(), "198.51.100." + n);
        assertThat(notebooks.openOwn(made.code(), made.card().pin(), SecretToken.random(), "198.51.100.200"))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
    }

    @Test
    void aWrongPinAndAMissingNotebookAnswerAlikeAndFiveTriesCloseTheCard() {
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        var wrong = made.card().pin().equals("000000") ? "000001" : "000000";
        for (var n = 0; n < 5; n++)
            assertThat(notebooks.open(helper, made.code(), wrong, NotebookVisitReason.FOLLOW))
                    .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.open(helper, made.code(), made.card().pin(), NotebookVisitReason.FOLLOW))
                .as("the right one, too late")
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        clock.advance(Duration.ofMinutes(61));
        assertThat(notebooks.open(helper, made.code(), made.card().pin(), NotebookVisitReason.FOLLOW))
                .isInstanceOf(PersonNotebooks.NotebookOpeningResult.NotebookOpened.class);
        var site = signedIn(person(Role.HELPER));
        var token = site.token("/cahiers");
        var existing = new HashMap<>(Map.of("_csrf", token, "code", made.code(), "pin", wrong, "pourquoi", "follow"));
        var told = site.post("/cahiers/ouvertures", existing);
        existing.put(
                "code",
                org.tousaidants.platform.codes.PaperCode.draw('N', 4, new java.util.Random(7))
                        .text());
        var missing = site.post("/cahiers/ouvertures", existing);
        assertThat(told.statusCode()).isEqualTo(missing.statusCode()).isEqualTo(422);
        assertThat(plain(told.body(), made.code())).isEqualTo(plain(missing.body(), existing.get("code")));
    }

    /// Measured alternately, the medians of both differ by less than a factor of two.
    @Test
    void anExistingAndAMissingNotebookAnswerInTheSameTime() {
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        var wrong = made.card().pin().equals("000000") ? "000001" : "000000";
        var missing = org.tousaidants.platform.codes.PaperCode.draw('N', 4, new java.util.Random(8))
                .text();
        var there = new java.util.ArrayList<Long>();
        var nowhere = new java.util.ArrayList<Long>();
        for (var n = -40; n < 200; n++) {
            if (n % 4 == 0) clock.advance(Duration.ofMinutes(61));
            for (var turn = 0; turn < 2; turn++) {
                var existing = (n + turn) % 2 == 0;
                var begun = System.nanoTime();
                var opening =
                        notebooks.open(helper, existing ? made.code() : missing, wrong, NotebookVisitReason.FOLLOW);
                var took = System.nanoTime() - begun;
                assertThat(opening).isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
                if (n >= 0) (existing ? there : nowhere).add(took);
            }
        }
        assertThat(there).hasSameSizeAs(nowhere).hasSize(200);
        var ratio = (double) median(there) / median(nowhere);
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static long median(java.util.List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    private static String plain(String html, String code) {
        return html.replace(code, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void aConsentWithdrawnWhileAPageIsOpenClosesIt() {
        var here = actor(person(Role.HELPER));
        var there = actor(person(Role.HELPER));
        var made = make(here, true);
        notebooks.open(there, made.code(), made.card().pin(), NotebookVisitReason.PASS_ON);
        var secret = SecretToken.random();
        notebooks.openOwn(made.code(), made.card().pin(), secret, CLIENT);
        assertThat(notebooks.withdraw(secret, NotebookConsentPurpose.SHARE)).isTrue();
        assertThat(notebooks.write(there, made.id(), NotebookContentKind.GOAL, "écrit trop tard"))
                .isFalse();
        assertThat(notebooks.open(there, made.code(), made.card().pin(), NotebookVisitReason.PASS_ON))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.share(secret)).isTrue();
        assertThat(notebooks.open(there, made.code(), made.card().pin(), NotebookVisitReason.PASS_ON))
                .isInstanceOf(PersonNotebooks.NotebookOpeningResult.NotebookOpened.class);
    }

    @Test
    void onceThePersonSaysNoWhoBeganHerNotebookIsOutAndMakesNoCard() {
        var maker = actor(person(Role.HELPER));
        for (var share : new boolean[] {true, false}) {
            var made = make(maker, share);
            var secret = SecretToken.random();
            notebooks.openOwn(made.code(), made.card().pin(), secret, CLIENT);
            assertThat(notebooks.withdraw(secret, NotebookConsentPurpose.SHARE)).isTrue();
            assertThat(notebooks.read(maker, made.id())).isEmpty();
            assertThat(notebooks.open(maker, made.code(), made.card().pin(), NotebookVisitReason.ASKED))
                    .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
            assertThat(notebooks.newCard(maker, made.id())).isEmpty();
            assertThat(notebooks.readOwn(secret)).as("the person").isPresent();
        }
    }

    @Test
    void sheChangesHerCardAndWhoNotedTheOldCodesOpensNothingAnyMore() {
        var maker = actor(person(Role.HELPER));
        var made = make(maker, true);
        var stolen = SecretToken.random();
        notebooks.openOwn(made.code(), made.card().pin(), stolen, CLIENT);
        var secret = SecretToken.random();
        notebooks.openOwn(made.code(), made.card().pin(), secret, CLIENT);
        var fresh = notebooks.newOwnCard(secret).orElseThrow();
        assertThat(notebooks.readOwn(stolen)).isEmpty();
        assertThat(notebooks.read(maker, made.id())).isEmpty();
        assertThat(notebooks.openOwn(made.code(), made.card().pin(), SecretToken.random(), CLIENT))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.openOwn(fresh.code().text(), fresh.pin(), SecretToken.random(), CLIENT))
                .isInstanceOf(PersonNotebooks.NotebookOpeningResult.NotebookOpened.class);
    }

    @Test
    void theCodeOfACardLeadsToTheNotebookAndStandsInNoAddress() {
        var site = signedIn(person(Role.HELPER));
        var made = madeBy(site);
        for (var code : java.util.List.of(
                made.get("code"),
                org.tousaidants.platform.codes.PaperCode.draw('C', 4, new java.util.Random(5))
                        .printed())) {
            var person = visitor();
            var led = person.post("/code", Map.of("_csrf", person.token("/code"), "code", code));
            assertThat(led.headers().firstValue("Location"))
                    .as("an earlier one as well")
                    .contains("/cahier");
            assertThat(person.get("/cahier").body()).contains("value=\"" + code + "\"");
        }
        var person = visitor();
        person.types(made.get("code"), "/code");
        var body = Map.of("_csrf", person.token("/cahier"), "code", made.get("code"), "pin", made.get("pin"));
        assertThat(person.post("/cahier", body).statusCode()).isEqualTo(303);
        assertThat(person.cookies).as("deleted after use").doesNotContainKey("ta_code");
        var changed = person.post("/cahier/cartes", Map.of("_csrf", person.token("/cahier/ouvert")));
        assertThat(changed.body())
                .contains("La carte du cahier", "href=\"/cahier/ouvert\"")
                .doesNotContain("?code=");
    }

    @Test
    void erasedOnTheSpotNothingCanBeReadEvenFromARowThatWasCopied() {
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        assertThat(notebooks.erase(helper, made.id())).isTrue();
        assertThat(sql.sql("select count(*) from notebook_key where notebook = :id")
                        .param("id", made.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(notebooks.open(helper, made.code(), made.card().pin(), NotebookVisitReason.ASKED))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
        assertThat(notebooks.read(helper, made.id())).isEmpty();
    }

    @Test
    void anUnusedOneGoesByItselfAfterTwoYears() {
        byDay();
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        night();
        assertThat(notebooks.read(helper, made.id())).isPresent();
        clock.advance(Duration.ofDays(732));
        night();
        assertThat(notebooks.open(helper, made.code(), made.card().pin(), NotebookVisitReason.ASKED))
                .isEqualTo(new PersonNotebooks.NotebookOpeningResult.NotebookCardRefused());
    }

    @Test
    void aPasswordALongNumberAndAnAccountAreRefused() {
        var site = signedIn(person(Role.HELPER));
        var made = madeBy(site);
        for (var text : new String[] {
            "mot de passe : tortue12", "2 84 05 17 300 123 45", "FR76 3000 4000 0312 3456 7890 143", "x".repeat(10_000)
        }) {
            var refused = site.post(
                    "/cahiers/" + made.get("id") + "/notes",
                    Map.of("_csrf", site.token("/cahiers/" + made.get("id")), "sorte", "goal", "texte", text));
            assertThat(refused.statusCode()).as(text.substring(0, 12)).isEqualTo(422);
        }
    }

    /// By the pages: created at the desk, the card printed, opened by the person without
    /// an account, exported, erased.
    @Test
    void thePersonOpensReadsTakesAndErasesHerNotebookWithHerCard() {
        var desk = signedIn(person(Role.HELPER));
        var made = madeBy(desk);
        var person = visitor();
        var wrong =
                person.post("/cahier", Map.of("_csrf", person.token("/cahier"), "code", made.get("code"), "pin", "12"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        var opened = person.post(
                "/cahier",
                Map.of(
                        "_csrf", person.token("/cahier"),
                        "code",
                                made.get("code")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('0', 'o'),
                        "pin", made.get("pin")));
        assertThat(opened.statusCode()).isEqualTo(303);
        var page = person.get("/cahier/ouvert").body();
        assertThat(page)
                .contains("Mme Framboise", "Personne de test", "La personne l’a demandé", "en 32 jours au plus");
        assertThat(person.get("/cahier/cahier.json").body()).contains("Mme Framboise", "\"log\"");
        assertThat(person.get("/cahier/cahier.pdf").body()).startsWith("%PDF");
        assertThat(visitor().get("/cahier/cahier.json").statusCode()).isEqualTo(404);
        var erased = person.post("/cahier/effacement", Map.of("_csrf", Visitor.tokenIn(page)));
        assertThat(erased.body()).contains("Le cahier est effacé");
        assertThat(person.get("/cahier/ouvert").statusCode()).isEqualTo(303);
        assertThat(desk.get("/cahiers/" + made.get("id")).statusCode()).isEqualTo(404);
    }

    @Test
    void aMinorNeedsAParentAndNobodyHasANotebookWithoutConsent() {
        var desk = signedIn(person(Role.HELPER));
        var form = new HashMap<>(Map.of(
                "_csrf", desk.token("/cahiers/nouveau"),
                "id", UUID.randomUUID().toString(),
                "nom", "Tom",
                "comment", "voice",
                "mineur", "oui"));
        assertThat(desk.post("/cahiers", form).body())
                .contains("Il faut l’accord de la personne", "un parent doit être d’accord");
        form.put("accord", "oui");
        form.put("parent", "oui");
        assertThat(desk.post("/cahiers", form).body()).contains("La carte du cahier");
        assertThat(desk.post("/cahiers", form).statusCode()).as("sent twice").isEqualTo(303);
    }

    private static Map<String, String> madeBy(Visitor desk) {
        var id = UUID.randomUUID().toString();
        var body = desk.post(
                        "/cahiers",
                        Map.of(
                                "_csrf", desk.token("/cahiers/nouveau"),
                                "id", id,
                                "nom", "Mme Framboise",
                                "accord", "oui",
                                "partage", "oui",
                                "comment", "paper"))
                .body();
        var code = CODE.matcher(body);
        var pin = PIN.matcher(body);
        assertThat(code.find() && pin.find()).isTrue();
        return Map.of("id", id, "code", code.group(), "pin", pin.group(1));
    }

    @Test
    void anActIsNotedInHerNotebookOnlyAtHerAskingAndSheTakesThatBack() {
        var account = person(Role.HELPER);
        var site = signedIn(account);
        var made = madeBy(site);
        var notebook = UUID.fromString(made.get("id"));
        var form = new java.util.HashMap<String, String>(Map.of(
                "_csrf", site.token("/actes"),
                "id", UUID.randomUUID().toString(),
                "theme", "argent_impots",
                "mode", "with",
                "duree", "30",
                "tetes", "1",
                "cahier", notebook.toString()));
        assertThat(site.post("/actes", form).statusCode())
                .as("without the person's request")
                .isEqualTo(422);
        form.put("accord", "oui");
        assertThat(site.post("/actes", form).statusCode()).isEqualTo(303);
        assertThat(site.post("/actes", form).statusCode()).as("sent twice").isEqualTo(303);
        assertThat(links(notebook)).isEqualTo(1);
        assertThat(site.get("/cahiers/" + notebook).body()).contains("Argent - Impôts".substring(0, 6));
        var other = signedIn(person(Role.HELPER));
        form.put("_csrf", other.token("/actes"));
        form.put("id", UUID.randomUUID().toString());
        assertThat(other.post("/actes", form).statusCode())
                .as("not open to this helper")
                .isEqualTo(422);
        var secret = org.tousaidants.platform.identity.SecretToken.random();
        notebooks.openOwn(
                org.tousaidants.platform.codes.PaperCode.read(made.get("code"))
                        .good()
                        .orElseThrow()
                        .text(),
                made.get("pin").replace(" ", ""),
                secret,
                CLIENT);
        assertThat(notebooks.withdraw(secret, PersonNotebook.NotebookConsentPurpose.ACTS))
                .isTrue();
        assertThat(links(notebook)).isZero();
    }

    @Test
    void whatSheWasHandedIsTiedOnlyWhileHerNotebookIsOpenAndGoesWithItOrBefore() {
        var helper = actor(person(Role.HELPER));
        var made = make(helper, true);
        var thing = UUID.randomUUID();
        assertThat(notebooks.tie(actor(person(Role.HELPER)), made.id(), thing, "Carnet 1"))
                .as("not open to this helper")
                .isFalse();
        assertThat(notebooks.tie(helper, made.id(), thing, "Carnet 1")).isTrue();
        assertThat(notebooks.tie(helper, made.id(), thing, "Carnet 1")).isTrue();
        assertThat(notebooks.read(helper, made.id()).orElseThrow().of(NotebookContentKind.STEP))
                .hasSize(1);
        var other = UUID.randomUUID();
        notebooks.follow(thing, other);
        assertThat(notebooks.tied(made.id())).containsExactly(other);
        var secret = SecretToken.random();
        notebooks.openOwn(made.code(), made.card().pin(), secret, CLIENT);
        assertThat(notebooks.withdraw(secret, NotebookConsentPurpose.PASS)).isTrue();
        assertThat(notebooks.tied(made.id())).isEmpty();
        assertThat(notebooks.readOwn(secret).orElseThrow().agreed(NotebookConsentPurpose.PASS))
                .isFalse();
        notebooks.tie(helper, made.id(), other, "Carnet 2");
        assertThat(notebooks.erase(helper, made.id())).isTrue();
        assertThat(sql.sql("select count(*) from notebook_thing where notebook = :id")
                        .param("id", made.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thePersonMakesACardKeepsWhatTheyHoldAndNoHelperReadsIt() {
        var herself = visitor();
        var made = herself.post("/cahier/nouvelle", Map.of("_csrf", herself.token("/cahier")))
                .body();
        var code = found(CODE, made, 0);
        var pin = found(PIN, made, 1).replace(" ", "");
        var desk = visitor();
        var place = ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place, Map.of()));
        var referral = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(hold(herself, referral).statusCode()).isEqualTo(303);
        assertThat(hold(herself, referral).statusCode()).isEqualTo(303);
        var card = herself.get("/cahier/ouvert").body();
        assertThat(card).contains("Orientation vers " + place.name());
        assertThat(card.split("Orientation vers", -1))
                .as("once, and in the name of its buttons")
                .hasSizeLessThan(5);
        // Opinion slips stay anonymous.
        var slip = PaperCode.draw('A', 3, new java.util.Random(5)).text();
        assertThat(hold(herself, slip).statusCode()).isEqualTo(422);
        // An appointment, from its own page.
        var starts = clock.instant().plus(Duration.ofDays(3));
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("test.session", "one"),
                "Atelier",
                "Quai 3",
                "/",
                starts,
                starts.plusSeconds(60),
                3,
                0);
        bookings.put(slot);
        var asking = new SeatBooking.BookingRequest(
                UUID.randomUUID(),
                new SeatBooking.Booker("Mme Carte", Optional.empty(), Optional.empty()),
                Optional.empty(),
                "fr",
                List.of());
        var own = "/inscriptions/"
                + ((BookingResult.SeatConfirmed) bookings.book(slot.id(), asking))
                        .link()
                        .text();
        var booking = herself.get(own).body();
        assertThat(booking).contains("Garder sur ma carte");
        herself.post(
                "/cahier/garder",
                Map.of("_csrf", Visitor.tokenIn(booking), "quoi", own.substring(own.lastIndexOf('/') + 1)));
        assertThat(herself.get("/cahier/ouvert").body()).contains("Rendez-", "Quai 3", own);
        // With the card in another browser; a helper who opens it reads none of this.
        var again = visitor();
        assertThat(again.post("/cahier", Map.of("_csrf", again.token("/cahier"), "code", code, "pin", pin))
                        .statusCode())
                .isEqualTo(303);
        assertThat(again.get("/cahier/ouvert").body()).contains("Orientation vers " + place.name());
        notebooks.share(secretOf(code, pin));
        var helper = actor(person(Role.HELPER));
        var opened = notebooks.open(
                helper,
                PaperCode.read(code).good().orElseThrow().text(),
                pin,
                PersonNotebook.NotebookVisitReason.ASKED);
        var id = ((PersonNotebooks.NotebookOpeningResult.NotebookOpened) opened).notebook();
        assertThat(notebooks.read(helper, id).orElseThrow().of(NotebookContentKind.HELD))
                .isEmpty();
    }

    private SecretToken secretOf(String code, String pin) {
        var secret = SecretToken.random();
        notebooks.openOwn(PaperCode.read(code).good().orElseThrow().text(), pin, secret, CLIENT);
        return secret;
    }

    private static String found(Pattern pattern, String page, int group) {
        var found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(group);
    }

    private static HttpResponse<String> hold(Visitor herself, String code) {
        return herself.post("/cahier/codes", Map.of("_csrf", herself.token("/cahier/ouvert"), "code", code));
    }

    private int links(UUID notebook) {
        return sql.sql("select count(*) from notebook_act where notebook = :id")
                .param("id", notebook)
                .query(Integer.class)
                .single();
    }
}
