package org.tousaidants.support.notebook;

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
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.afterrestore.ReplayRule.Outcome;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.support.notebook.Notebook.ConsentChannel;
import org.tousaidants.support.notebook.Notebook.ConsentPurpose;
import org.tousaidants.support.notebook.Notebook.ContentKind;
import org.tousaidants.support.notebook.Notebook.NotebookAccess;
import org.tousaidants.support.notebook.Notebook.NotebookConsent;
import org.tousaidants.support.notebook.Notebook.NotebookEntry;
import org.tousaidants.support.notebook.Notebook.VisitReason;
import org.tousaidants.support.notebook.NotebookVisitStore.NotebookVisit;

/// « Cahiers » — service. Every reading requires a visit: a helper's, opened by the card for an hour, or the
/// person's own.
@Service
public class Notebooks {
    static final Duration VISIT = Duration.ofHours(1);
    private static final int MOST_HELD = 40;
    static final String ERASED = "notebook.erased";

    public record NewNotebook(
            UUID id, String name, Optional<String> reach, boolean share, ConsentChannel way, boolean parent) {}

    /// The result for a code and a PIN.
    sealed interface OpeningResult {
        record NotebookOpened(UUID notebook) implements OpeningResult {}

        /// Unknown card, wrong PIN, or too many tries: the answer does not distinguish them.
        record CardRefused() implements OpeningResult {}
    }

    private final NotebookStore store;
    private final NotebookVisitStore visits;
    private final NotebookEncryption seal;
    private final ApplicationEventPublisher events;
    private final NotebookCardCheck cards;
    private final Clock clock;

    Notebooks(
            NotebookStore store,
            NotebookVisitStore visits,
            NotebookEncryption seal,
            NotebookCardCheck cards,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.visits = visits;
        this.seal = seal;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
    }

    /// Creates a notebook with the consents of the person. Returns empty if the form was sent before.
    @Transactional
    public Optional<NotebookCardCheck.NotebookCard> make(Actor by, NewNotebook asking) {
        var now = clock.instant();
        var card = cards.draw();
        var key = seal.fresh();
        var digest = seal.code(card.code().text());
        if (!store.add(
                asking.id(),
                digest,
                seal.pin(card.code().text(), card.pin()),
                seal.wrap(key),
                Optional.of(by.id()),
                now)) return Optional.empty();
        var self = Optional.of(by.id());
        store.consent(
                asking.id(), new NotebookConsent(ConsentPurpose.KEEP, true, asking.way(), asking.parent(), now, self));
        if (asking.share())
            store.consent(
                    asking.id(),
                    new NotebookConsent(ConsentPurpose.SHARE, true, asking.way(), asking.parent(), now, self));
        put(asking.id(), ContentKind.NAME, asking.name(), self);
        asking.reach().ifPresent(reach -> put(asking.id(), ContentKind.REACH, reach, self));
        visits.open(
                new NotebookVisit(asking.id(), self, ConstantName.low(VisitReason.ASKED), now.plus(VISIT)),
                Optional.empty(),
                now);
        store.look(asking.id(), new NotebookAccess(now, self, "made", ConstantName.low(VisitReason.ASKED)));
        events.publishEvent(new NotebookChanged(self, asking.id(), "made"));
        return Optional.of(card);
    }

    /// The person creates a notebook themselves, for the items that they hold. It has only the consent to
    /// keep it, and is opened in this browser.
    @Transactional
    NotebookCardCheck.NotebookCard makeOwn(Secret fresh) {
        var now = clock.instant();
        var id = UUID.randomUUID();
        var card = cards.draw();
        store.add(
                id,
                seal.code(card.code().text()),
                seal.pin(card.code().text(), card.pin()),
                seal.wrap(seal.fresh()),
                Optional.empty(),
                now);
        store.consent(
                id,
                new NotebookConsent(ConsentPurpose.KEEP, true, ConsentChannel.SCREEN, false, now, Optional.empty()));
        visits.open(new NotebookVisit(id, Optional.empty(), "own", now.plus(VISIT)), Optional.of(fresh), now);
        store.look(id, new NotebookAccess(now, Optional.empty(), "made", "own"));
        events.publishEvent(new NotebookChanged(Optional.empty(), id, "made"));
        return card;
    }

    /// Adds an item once. Returns false if the visit is over, or if the card is full.
    @Transactional
    boolean hold(Secret secret, String what) {
        var visit = visits.ofSecret(secret, clock.instant());
        if (visit.isEmpty()) return false;
        var held = opened(visit.get().notebook()).of(ContentKind.HELD);
        if (held.stream().noneMatch(one -> one.text().equals(what)) && held.size() < MOST_HELD)
            wrote(visit.get().notebook(), ContentKind.HELD, what, Optional.empty(), "own");
        return held.size() < MOST_HELD;
    }

    /// Whether any notebook was ever created here.
    @Transactional(readOnly = true)
    public boolean any() {
        return store.any();
    }

    private void put(UUID notebook, ContentKind kind, String text, Optional<UUID> by) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var id = UUID.randomUUID();
        store.write(
                notebook, id, kind, seal.seal(key, NotebookEncryption.row(notebook, id), text), by, clock.instant());
    }

    /// Opens the notebook for this helper for an hour. At another place this requires the consent to share.
    @Transactional
    OpeningResult open(Actor helper, String code, String pin, VisitReason why) {
        return cards.check(code, pin, helper.id().toString())
                .filter(id -> lets(id, helper.id()))
                .<OpeningResult>map(id -> {
                    var now = clock.instant();
                    visits.open(
                            new NotebookVisit(id, Optional.of(helper.id()), ConstantName.low(why), now.plus(VISIT)),
                            Optional.empty(),
                            now);
                    store.look(id, new NotebookAccess(now, Optional.of(helper.id()), "opened", ConstantName.low(why)));
                    events.publishEvent(new NotebookChanged(Optional.of(helper.id()), id, "opened"));
                    store.touch(id, now);
                    return new OpeningResult.NotebookOpened(id);
                })
                .orElseGet(OpeningResult.CardRefused::new);
    }

    /// The helper who created it may open it too, until the person refuses: the refusal applies to everyone.
    private boolean lets(UUID notebook, UUID helper) {
        return switch (said(notebook, ConsentPurpose.SHARE)) {
            case YES -> true;
            case NOTHING -> madeBy(notebook, helper);
            case NO -> false;
        };
    }

    private boolean madeBy(UUID notebook, UUID helper) {
        return store.looks(notebook).stream()
                .anyMatch(look -> look.act().equals("made") && look.by().equals(Optional.of(helper)));
    }

    private boolean agreed(UUID notebook, ConsentPurpose purpose) {
        return said(notebook, purpose) == Notebook.EntryKind.YES;
    }

    private Notebook.EntryKind said(UUID notebook, ConsentPurpose purpose) {
        return new Notebook(notebook, List.of(), store.consents(notebook), List.of()).said(purpose);
    }

    /// The person opens their own notebook in this browser.
    ///
    /// @param client address of the browser
    @Transactional
    OpeningResult openOwn(String code, String pin, Secret fresh, String client) {
        return cards.check(code, pin, client)
                .<OpeningResult>map(id -> {
                    var now = clock.instant();
                    visits.open(
                            new NotebookVisit(id, Optional.empty(), "own", now.plus(VISIT)), Optional.of(fresh), now);
                    store.look(id, new NotebookAccess(now, Optional.empty(), "opened", "own"));
                    store.touch(id, now);
                    return new OpeningResult.NotebookOpened(id);
                })
                .orElseGet(OpeningResult.CardRefused::new);
    }

    /// The end of each open visit of the helper.
    @Transactional(readOnly = true)
    Map<UUID, Instant> open(Actor helper) {
        var ends = new LinkedHashMap<UUID, Instant>();
        visits.ofHelper(helper.id(), clock.instant()).forEach(visit -> ends.put(visit.notebook(), visit.ends()));
        return ends;
    }

    /// Requires an open visit; each reading is logged for the person.
    @Transactional
    Optional<Notebook> read(Actor helper, UUID notebook) {
        return visit(helper, notebook).map(visit -> {
            store.look(notebook, new NotebookAccess(clock.instant(), Optional.of(helper.id()), "read", visit.why()));
            return opened(notebook).withoutHeld();
        });
    }

    private Optional<NotebookVisit> visit(Actor helper, UUID notebook) {
        return visits.ofHelper(helper.id(), clock.instant()).stream()
                .filter(one -> one.notebook().equals(notebook))
                .findFirst();
    }

    @Transactional
    Optional<Notebook> readOwn(Secret secret) {
        return visits.ofSecret(secret, clock.instant()).map(visit -> {
            store.look(visit.notebook(), new NotebookAccess(clock.instant(), Optional.empty(), "read", "own"));
            return opened(visit.notebook());
        });
    }

    private Notebook opened(UUID notebook) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var entries = store.entries(notebook).stream()
                .map(one -> new NotebookEntry(
                        one.id(),
                        one.kind(),
                        seal.open(key, NotebookEncryption.row(notebook, one.id()), one.sealed()),
                        one.at(),
                        one.by()))
                .toList();
        return new Notebook(notebook, entries, store.consents(notebook), store.looks(notebook));
    }

    /// Returns false once the visit is over or the consent is withdrawn.
    @Transactional
    public boolean write(Actor helper, UUID notebook, ContentKind kind, String text) {
        var visit = visit(helper, notebook);
        visit.ifPresent(one -> wrote(notebook, kind, text, Optional.of(helper.id()), one.why()));
        return visit.isPresent();
    }

    @Transactional
    boolean writeOwn(Secret secret, ContentKind kind, String text) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> wrote(one.notebook(), kind, text, Optional.empty(), "own"));
        return visit.isPresent();
    }

    /// A notebook has one name and one contact.
    private void wrote(UUID notebook, ContentKind kind, String text, Optional<UUID> by, String why) {
        if (kind == ContentKind.NAME || kind == ContentKind.REACH)
            store.entries(notebook).stream()
                    .filter(one -> one.kind() == kind)
                    .forEach(one -> store.takeOut(notebook, one.id(), clock.instant()));
        put(notebook, kind, text, by);
        store.look(notebook, new NotebookAccess(clock.instant(), by, "wrote", why));
    }

    @Transactional
    boolean takeOut(Actor helper, UUID notebook, UUID entry) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        if (store.takeOut(notebook, entry, clock.instant()))
            store.look(
                    notebook,
                    new NotebookAccess(
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
                .ifPresent(one -> store.look(
                        one.notebook(), new NotebookAccess(clock.instant(), Optional.empty(), "took", "own")));
        return visit.isPresent();
    }

    /// Replaces a lost card: creates a new one and voids the old one.
    @Transactional
    Optional<NotebookCardCheck.NotebookCard> newCard(Actor helper, UUID notebook) {
        return visit(helper, notebook).map(visit -> {
            var card = cards.draw();
            store.card(
                    notebook,
                    seal.code(card.code().text()),
                    seal.pin(card.code().text(), card.pin()));
            store.look(notebook, new NotebookAccess(clock.instant(), Optional.of(helper.id()), "card", visit.why()));
            return card;
        });
    }

    /// The person replaces their card: copies of the codes and former cards are void, and open visits end at
    /// once.
    @Transactional
    Optional<NotebookCardCheck.NotebookCard> newOwnCard(Secret secret) {
        return visits.ofSecret(secret, clock.instant()).map(visit -> {
            var notebook = visit.notebook();
            var card = cards.draw();
            store.card(
                    notebook,
                    seal.code(card.code().text()),
                    seal.pin(card.code().text(), card.pin()));
            visits.endOfOthers(notebook, secret);
            store.look(notebook, new NotebookAccess(clock.instant(), Optional.empty(), "card", "own"));
            return card;
        });
    }

    /// Applies to open sessions at once. Without the consent to keep it, the notebook is erased.
    @Transactional
    boolean withdraw(Secret secret, ConsentPurpose purpose) {
        var visit = visits.ofSecret(secret, clock.instant());
        if (visit.isEmpty()) return false;
        var notebook = visit.get().notebook();
        var now = clock.instant();
        store.consent(
                notebook, new NotebookConsent(purpose, false, ConsentChannel.SCREEN, false, now, Optional.empty()));
        switch (purpose) {
            case SHARE -> {
                visits.endOfHelpers(notebook);
                store.look(notebook, new NotebookAccess(now, Optional.empty(), "withdrew", "own"));
            }
            case ACTS -> {
                store.forgetActs(notebook);
                store.look(notebook, new NotebookAccess(now, Optional.empty(), "withdrew-acts", "own"));
            }
            case PASS -> {
                store.untie(notebook);
                store.look(notebook, new NotebookAccess(now, Optional.empty(), "withdrew-pass", "own"));
            }
            case KEEP -> erase(notebook, Optional.empty(), clock.instant());
        }
        return true;
    }

    /// Records an act on the person's request: the consent is a row, the act is referenced by its id, and the
    /// person can remove the text. False once the visit is over.
    @Transactional
    boolean note(Actor helper, UUID notebook, UUID act, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, ConsentPurpose.ACTS);
        if (store.note(notebook, act)) step(helper, visit.get(), words);
        return true;
    }

    /// Links a handed-over item on the person's request. False once the visit is over.
    @Transactional
    boolean tie(Actor helper, UUID notebook, UUID thing, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, ConsentPurpose.PASS);
        if (store.tie(notebook, thing)) step(helper, visit.get(), words);
        return true;
    }

    private void consents(Actor helper, UUID notebook, ConsentPurpose purpose) {
        if (!agreed(notebook, purpose))
            store.consent(
                    notebook,
                    new NotebookConsent(
                            purpose, true, ConsentChannel.VOICE, false, clock.instant(), Optional.of(helper.id())));
    }

    private void step(Actor helper, NotebookVisit visit, String words) {
        wrote(visit.notebook(), ContentKind.STEP, words, Optional.of(helper.id()), visit.why());
    }

    @Transactional
    void follow(UUID thing, UUID other) {
        store.follow(thing, other);
    }

    /// The items linked to a notebook that was just read.
    @Transactional(readOnly = true)
    List<UUID> tied(UUID notebook) {
        return store.tied(notebook);
    }

    /// Removes the entry of an act that was withdrawn.
    @Transactional
    void forgetAct(UUID act) {
        store.forgetAct(act);
    }

    @Transactional
    boolean share(Secret secret) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> {
            var now = clock.instant();
            store.consent(
                    one.notebook(),
                    new NotebookConsent(
                            ConsentPurpose.SHARE, true, ConsentChannel.SCREEN, false, now, Optional.empty()));
            store.look(one.notebook(), new NotebookAccess(now, Optional.empty(), "agreed", "own"));
        });
        return visit.isPresent();
    }

    /// The helper erases the notebook immediately, at the person's request.
    @Transactional
    boolean erase(Actor helper, UUID notebook) {
        if (visit(helper, notebook).isEmpty()) return false;
        erase(notebook, Optional.of(helper.id()), clock.instant());
        return true;
    }

    private void erase(UUID notebook, Optional<UUID> by, Instant ended) {
        store.erase(notebook, ended);
        events.publishEvent(new NotebookChanged(by, notebook, "erased"));
        events.publishEvent(IrreversibleAct.of(ERASED, notebook, by, ended));
    }

    /// Erases the notebook again after a restored backup has brought its key back.
    @Transactional
    Outcome eraseAgain(IrreversibleAct act) {
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

    /// Erases the notebooks unused since; returns their number. The end is dated to the day on which the period
    /// ended, even if the job runs later, so that the proof of consent is not kept longer.
    @Transactional
    int forgetUnused(Instant since) {
        var kept = Duration.between(since, clock.instant());
        var unused = store.unused(since);
        unused.forEach((one, lastUsed) -> erase(one, Optional.empty(), lastUsed.plus(kept)));
        return unused.size();
    }
}
