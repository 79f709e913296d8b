package org.tousaidants.path.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.path.notebook.Notebook.Consent;
import org.tousaidants.path.notebook.Notebook.Entry;
import org.tousaidants.path.notebook.Notebook.Kind;
import org.tousaidants.path.notebook.Notebook.Look;
import org.tousaidants.path.notebook.Notebook.Purpose;
import org.tousaidants.path.notebook.Notebook.VisitReason;
import org.tousaidants.path.notebook.Notebook.Way;
import org.tousaidants.path.notebook.NotebookVisitStore.Visit;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Cahiers » — the door. There is no reading without a visit: a helper's, opened by the card for an hour, or the
/// person's own.
@Service
class Notebooks {
    static final Duration VISIT = Duration.ofHours(1);
    static final String ERASED = "notebook.erased";

    record Asking(UUID id, String name, Optional<String> reach, boolean share, Way way, boolean parent) {}

    /// What became of a code and a PIN.
    sealed interface Opening {
        record Opened(UUID notebook) implements Opening {}

        /// No such card, a wrong PIN, or too many tries: which one is not told.
        record Closed() implements Opening {}
    }

    private final NotebookStore store;
    private final NotebookVisitStore visits;
    private final NotebookSeal seal;
    private final ApplicationEventPublisher events;
    private final CardCheck cards;
    private final Clock clock;

    Notebooks(
            NotebookStore store,
            NotebookVisitStore visits,
            NotebookSeal seal,
            CardCheck cards,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.visits = visits;
        this.seal = seal;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
    }

    /// With the consents as the person gave them; empty when the form was sent before.
    @Transactional
    Optional<CardCheck.Card> make(Actor by, Asking asking) {
        var now = clock.instant();
        var card = cards.draw();
        var key = seal.fresh();
        var digest = seal.code(card.code().text());
        if (!store.add(asking.id(), digest, seal.pin(card.code().text(), card.pin()), seal.wrap(key), by.id(), now))
            return Optional.empty();
        var self = Optional.of(by.id());
        store.consent(asking.id(), new Consent(Purpose.KEEP, true, asking.way(), asking.parent(), now, self));
        if (asking.share())
            store.consent(asking.id(), new Consent(Purpose.SHARE, true, asking.way(), asking.parent(), now, self));
        put(asking.id(), Kind.NAME, asking.name(), self);
        asking.reach().ifPresent(reach -> put(asking.id(), Kind.REACH, reach, self));
        visits.open(
                new Visit(asking.id(), self, ConstantName.low(VisitReason.ASKED), now.plus(VISIT)),
                Optional.empty(),
                now);
        store.look(asking.id(), new Look(now, self, "made", ConstantName.low(VisitReason.ASKED)));
        events.publishEvent(new NotebookMoved(self, asking.id(), "made"));
        return Optional.of(card);
    }

    /// Whether anybody ever had one kept here.
    @Transactional(readOnly = true)
    boolean any() {
        return store.any();
    }

    private void put(UUID notebook, Kind kind, String text, Optional<UUID> by) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var id = UUID.randomUUID();
        store.write(notebook, id, kind, seal.seal(key, NotebookSeal.row(notebook, id), text), by, clock.instant());
    }

    /// At another place: for this helper, for an hour, if the person lets her notebook be shared.
    @Transactional
    Opening open(Actor helper, String code, String pin, VisitReason why) {
        return cards.check(code, pin, helper.id().toString())
                .filter(id -> lets(id, helper.id()))
                .<Opening>map(id -> {
                    var now = clock.instant();
                    visits.open(
                            new Visit(id, Optional.of(helper.id()), ConstantName.low(why), now.plus(VISIT)),
                            Optional.empty(),
                            now);
                    store.look(id, new Look(now, Optional.of(helper.id()), "opened", ConstantName.low(why)));
                    events.publishEvent(new NotebookMoved(Optional.of(helper.id()), id, "opened"));
                    store.touch(id, now);
                    return new Opening.Opened(id);
                })
                .orElseGet(Opening.Closed::new);
    }

    /// Who made it with her opens it too, until the person says that she does not want that: her no binds everybody.
    private boolean lets(UUID notebook, UUID helper) {
        return switch (said(notebook, Purpose.SHARE)) {
            case YES -> true;
            case NOTHING -> madeBy(notebook, helper);
            case NO -> false;
        };
    }

    private boolean madeBy(UUID notebook, UUID helper) {
        return store.looks(notebook).stream()
                .anyMatch(look -> look.act().equals("made") && look.by().equals(Optional.of(helper)));
    }

    private boolean agreed(UUID notebook, Purpose purpose) {
        return said(notebook, purpose) == Notebook.Said.YES;
    }

    private Notebook.Said said(UUID notebook, Purpose purpose) {
        return new Notebook(notebook, List.of(), store.consents(notebook), List.of()).said(purpose);
    }

    /// By the person herself, in this browser.
    ///
    /// @param client from where it comes
    @Transactional
    Opening openOwn(String code, String pin, Secret fresh, String client) {
        return cards.check(code, pin, client)
                .<Opening>map(id -> {
                    var now = clock.instant();
                    visits.open(new Visit(id, Optional.empty(), "own", now.plus(VISIT)), Optional.of(fresh), now);
                    store.look(id, new Look(now, Optional.empty(), "opened", "own"));
                    store.touch(id, now);
                    return new Opening.Opened(id);
                })
                .orElseGet(Opening.Closed::new);
    }

    /// Until when each notebook is open to her.
    @Transactional(readOnly = true)
    Map<UUID, Instant> open(Actor helper) {
        var ends = new LinkedHashMap<UUID, Instant>();
        visits.ofHelper(helper.id(), clock.instant()).forEach(visit -> ends.put(visit.notebook(), visit.ends()));
        return ends;
    }

    /// Of an open visit; each reading is written down for the person.
    @Transactional
    Optional<Notebook> read(Actor helper, UUID notebook) {
        return visit(helper, notebook).map(visit -> {
            store.look(notebook, new Look(clock.instant(), Optional.of(helper.id()), "read", visit.why()));
            return opened(notebook);
        });
    }

    private Optional<Visit> visit(Actor helper, UUID notebook) {
        return visits.ofHelper(helper.id(), clock.instant()).stream()
                .filter(one -> one.notebook().equals(notebook))
                .findFirst();
    }

    @Transactional
    Optional<Notebook> readOwn(Secret secret) {
        return visits.ofSecret(secret, clock.instant()).map(visit -> {
            store.look(visit.notebook(), new Look(clock.instant(), Optional.empty(), "read", "own"));
            return opened(visit.notebook());
        });
    }

    private Notebook opened(UUID notebook) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var entries = store.entries(notebook).stream()
                .map(one -> new Entry(
                        one.id(),
                        one.kind(),
                        seal.open(key, NotebookSeal.row(notebook, one.id()), one.sealed()),
                        one.at(),
                        one.by()))
                .toList();
        return new Notebook(notebook, entries, store.consents(notebook), store.looks(notebook));
    }

    /// False once the visit is over, or the consent was withdrawn meanwhile.
    @Transactional
    boolean write(Actor helper, UUID notebook, Kind kind, String text) {
        var visit = visit(helper, notebook);
        visit.ifPresent(one -> wrote(notebook, kind, text, Optional.of(helper.id()), one.why()));
        return visit.isPresent();
    }

    @Transactional
    boolean writeOwn(Secret secret, Kind kind, String text) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> wrote(one.notebook(), kind, text, Optional.empty(), "own"));
        return visit.isPresent();
    }

    /// A notebook holds one name and one way to reach the person.
    private void wrote(UUID notebook, Kind kind, String text, Optional<UUID> by, String why) {
        if (kind == Kind.NAME || kind == Kind.REACH)
            store.entries(notebook).stream()
                    .filter(one -> one.kind() == kind)
                    .forEach(one -> store.takeOut(notebook, one.id(), clock.instant()));
        put(notebook, kind, text, by);
        store.look(notebook, new Look(clock.instant(), by, "wrote", why));
    }

    @Transactional
    boolean takeOut(Actor helper, UUID notebook, UUID entry) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        if (store.takeOut(notebook, entry, clock.instant()))
            store.look(
                    notebook,
                    new Look(
                            clock.instant(),
                            Optional.of(helper.id()),
                            "took",
                            visit.get().why()));
        return true;
    }

    @Transactional
    boolean takeOutOwn(Secret secret, UUID entry) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.filter(one -> store.takeOut(one.notebook(), entry, clock.instant()))
                .ifPresent(
                        one -> store.look(one.notebook(), new Look(clock.instant(), Optional.empty(), "took", "own")));
        return visit.isPresent();
    }

    /// The card was lost: a new one, and the old one opens nothing.
    @Transactional
    Optional<CardCheck.Card> newCard(Actor helper, UUID notebook) {
        return visit(helper, notebook).map(visit -> {
            var card = cards.draw();
            store.card(
                    notebook,
                    seal.code(card.code().text()),
                    seal.pin(card.code().text(), card.pin()));
            store.look(notebook, new Look(clock.instant(), Optional.of(helper.id()), "card", visit.why()));
            return card;
        });
    }

    /// By the person: who noted her codes, or holds a card of before, opens nothing any more and is out at once.
    @Transactional
    Optional<CardCheck.Card> newOwnCard(Secret secret) {
        return visits.ofSecret(secret, clock.instant()).map(visit -> {
            var notebook = visit.notebook();
            var card = cards.draw();
            store.card(
                    notebook,
                    seal.code(card.code().text()),
                    seal.pin(card.code().text(), card.pin()));
            visits.endOfOthers(notebook, secret);
            store.look(notebook, new Look(clock.instant(), Optional.empty(), "card", "own"));
            return card;
        });
    }

    /// An open session loses it at once. Without the consent to keep it there is no notebook: it is erased.
    @Transactional
    boolean withdraw(Secret secret, Purpose purpose) {
        var visit = visits.ofSecret(secret, clock.instant());
        if (visit.isEmpty()) return false;
        var notebook = visit.get().notebook();
        var now = clock.instant();
        store.consent(notebook, new Consent(purpose, false, Way.SCREEN, false, now, Optional.empty()));
        switch (purpose) {
            case SHARE -> {
                visits.endOfHelpers(notebook);
                store.look(notebook, new Look(now, Optional.empty(), "withdrew", "own"));
            }
            case ACTS -> {
                store.forgetActs(notebook);
                store.look(notebook, new Look(now, Optional.empty(), "withdrew-acts", "own"));
            }
            case PASS -> {
                store.untie(notebook);
                store.look(notebook, new Look(now, Optional.empty(), "withdrew-pass", "own"));
            }
            case KEEP -> erase(notebook, Optional.empty(), clock.instant());
        }
        return true;
    }

    /// She asks that what was just done is noted in her notebook: her consent is a row, the act is known there by
    /// its id, and the words are hers to take out. False once the visit is over.
    @Transactional
    boolean note(Actor helper, UUID notebook, UUID act, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, Purpose.ACTS);
        if (store.note(notebook, act)) step(helper, visit.get(), words);
        return true;
    }

    /// She asks that what she was just handed is tied to her notebook. False once the visit is over.
    @Transactional
    boolean tie(Actor helper, UUID notebook, UUID thing, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, Purpose.PASS);
        if (store.tie(notebook, thing)) step(helper, visit.get(), words);
        return true;
    }

    private void consents(Actor helper, UUID notebook, Purpose purpose) {
        if (!agreed(notebook, purpose))
            store.consent(
                    notebook, new Consent(purpose, true, Way.VOICE, false, clock.instant(), Optional.of(helper.id())));
    }

    private void step(Actor helper, Visit visit, String words) {
        wrote(visit.notebook(), Kind.STEP, words, Optional.of(helper.id()), visit.why());
    }

    @Transactional
    void follow(UUID thing, UUID other) {
        store.follow(thing, other);
    }

    /// What is tied to a notebook that was just read.
    @Transactional(readOnly = true)
    List<UUID> tied(UUID notebook) {
        return store.tied(notebook);
    }

    /// It was taken back.
    @Transactional
    void forgetAct(UUID act) {
        store.forgetAct(act);
    }

    @Transactional
    boolean share(Secret secret) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> {
            var now = clock.instant();
            store.consent(one.notebook(), new Consent(Purpose.SHARE, true, Way.SCREEN, false, now, Optional.empty()));
            store.look(one.notebook(), new Look(now, Optional.empty(), "agreed", "own"));
        });
        return visit.isPresent();
    }

    /// On the spot, by who helps her, because she asks.
    @Transactional
    boolean erase(Actor helper, UUID notebook) {
        if (visit(helper, notebook).isEmpty()) return false;
        erase(notebook, Optional.of(helper.id()), clock.instant());
        return true;
    }

    private void erase(UUID notebook, Optional<UUID> by, Instant ended) {
        store.erase(notebook, ended);
        events.publishEvent(new NotebookMoved(by, notebook, "erased"));
        events.publishEvent(LastingAct.of(ERASED, notebook, by, ended));
    }

    /// After a restoration that brought its key back.
    @Transactional
    Outcome eraseAgain(LastingAct act) {
        var notebook = UUID.fromString(act.subject());
        if (!store.holds(notebook)) return Outcome.UNKNOWN;
        if (store.key(notebook).isEmpty()) return Outcome.STANDS;
        erase(notebook, act.by(), act.at());
        return Outcome.AGAIN;
    }

    @Transactional
    void close(Actor helper, UUID notebook) {
        visits.end(notebook, helper.id());
    }

    @Transactional
    void closeOwn(Secret secret) {
        visits.end(secret);
    }

    /// Those not used since; returns how many went. Each ended on the day on which its time was over, however
    /// late that is seen: the proof of its consent is kept no longer for that.
    @Transactional
    int forgetUnused(Instant since) {
        var kept = Duration.between(since, clock.instant());
        var unused = store.unused(since);
        unused.forEach((one, lastUsed) -> erase(one, Optional.empty(), lastUsed.plus(kept)));
        return unused.size();
    }
}
