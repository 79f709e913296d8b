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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.notebook.NotebookVisitStore.NotebookVisit;
import org.tousaidants.support.notebook.PersonNotebook.NotebookAccess;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsent;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentChannel;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentPurpose;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;
import org.tousaidants.support.notebook.PersonNotebook.NotebookEntry;
import org.tousaidants.support.notebook.PersonNotebook.NotebookVisitReason;

/// « Cahiers » — creates, opens, changes and erases notebooks. Every reading requires an open visit: that of a
/// helper, opened with the card for an hour, or that of the owner.
@Service
public class PersonNotebooks {
    static final Duration VISIT = Duration.ofHours(1);
    private static final int MOST_HELD = 40;
    static final String ERASED = "notebook.erased";

    public record NewNotebookInput(
            UUID id, String name, Optional<String> reach, boolean share, NotebookConsentChannel way, boolean parent) {}

    /// The result of opening a notebook with a code and a PIN.
    sealed interface NotebookOpeningResult {
        record NotebookOpened(UUID notebook) implements NotebookOpeningResult {}

        /// The notebook is not opened, because the card is unknown, the PIN is wrong, or there were too many
        /// tries. The answer does not distinguish these cases.
        record NotebookCardRefused() implements NotebookOpeningResult {}
    }

    private final NotebookStore store;
    private final NotebookVisitStore visits;
    private final NotebookEncryption seal;
    private final ApplicationEventPublisher events;
    private final NotebookCardCodeCheck cards;
    private final Clock clock;

    PersonNotebooks(
            NotebookStore store,
            NotebookVisitStore visits,
            NotebookEncryption seal,
            NotebookCardCodeCheck cards,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.visits = visits;
        this.seal = seal;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
    }

    /// Creates a notebook with the consents of the person and returns its card; empty if the form was already
    /// submitted.
    @Transactional
    public Optional<NotebookCardCodeCheck.NotebookCard> make(SignedInPerson by, NewNotebookInput asking) {
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
                asking.id(),
                new NotebookConsent(NotebookConsentPurpose.KEEP, true, asking.way(), asking.parent(), now, self));
        if (asking.share())
            store.consent(
                    asking.id(),
                    new NotebookConsent(NotebookConsentPurpose.SHARE, true, asking.way(), asking.parent(), now, self));
        put(asking.id(), NotebookContentKind.NAME, asking.name(), self);
        asking.reach().ifPresent(reach -> put(asking.id(), NotebookContentKind.REACH, reach, self));
        visits.open(
                new NotebookVisit(asking.id(), self, EnumConstantName.low(NotebookVisitReason.ASKED), now.plus(VISIT)),
                Optional.empty(),
                now);
        store.look(asking.id(), new NotebookAccess(now, self, "made", EnumConstantName.low(NotebookVisitReason.ASKED)));
        events.publishEvent(new NotebookChanged(self, asking.id(), "made"));
        return Optional.of(card);
    }

    /// Creates a notebook for the person themselves, for codes and appointments that they want to save, and
    /// opens it in their browser. It contains only the consent to store it. Returns its card.
    ///
    /// @param fresh secret that opens the visit in this browser
    @Transactional
    NotebookCardCodeCheck.NotebookCard makeOwn(SecretToken fresh) {
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
                new NotebookConsent(
                        NotebookConsentPurpose.KEEP,
                        true,
                        NotebookConsentChannel.SCREEN,
                        false,
                        now,
                        Optional.empty()));
        visits.open(new NotebookVisit(id, Optional.empty(), "own", now.plus(VISIT)), Optional.of(fresh), now);
        store.look(id, new NotebookAccess(now, Optional.empty(), "made", "own"));
        events.publishEvent(new NotebookChanged(Optional.empty(), id, "made"));
        return card;
    }

    /// Adds a code or an appointment to the notebook; adds nothing if it is already there. Returns false if the
    /// visit has ended, or if the card already had the maximum number of codes and appointments.
    ///
    /// @param secret secret of the owner's visit
    /// @param what text that identifies the code or the appointment
    @Transactional
    boolean hold(SecretToken secret, String what) {
        var visit = visits.ofSecret(secret, clock.instant());
        if (visit.isEmpty()) return false;
        var held = opened(visit.get().notebook()).of(NotebookContentKind.HELD);
        if (held.stream().noneMatch(one -> one.text().equals(what)) && held.size() < MOST_HELD)
            wrote(visit.get().notebook(), NotebookContentKind.HELD, what, Optional.empty(), "own");
        return held.size() < MOST_HELD;
    }

    /// Returns whether any notebook was ever created in this network.
    @Transactional(readOnly = true)
    public boolean any() {
        return store.any();
    }

    private void put(UUID notebook, NotebookContentKind kind, String text, Optional<UUID> by) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var id = UUID.randomUUID();
        store.write(
                notebook, id, kind, seal.seal(key, NotebookEncryption.row(notebook, id), text), by, clock.instant());
    }

    /// Opens the notebook for a helper for an hour. If the helper did not create the notebook, this requires
    /// that the person has agreed to share it.
    ///
    /// @param code code on the card
    /// @param pin PIN of the card
    /// @param why reason of the visit, which the person can read
    @Transactional
    NotebookOpeningResult open(SignedInPerson helper, String code, String pin, NotebookVisitReason why) {
        return cards.check(code, pin, helper.id().toString())
                .filter(id -> lets(id, helper.id()))
                .<NotebookOpeningResult>map(id -> {
                    var now = clock.instant();
                    visits.open(
                            new NotebookVisit(id, Optional.of(helper.id()), EnumConstantName.low(why), now.plus(VISIT)),
                            Optional.empty(),
                            now);
                    store.look(
                            id, new NotebookAccess(now, Optional.of(helper.id()), "opened", EnumConstantName.low(why)));
                    events.publishEvent(new NotebookChanged(Optional.of(helper.id()), id, "opened"));
                    store.touch(id, now);
                    return new NotebookOpeningResult.NotebookOpened(id);
                })
                .orElseGet(NotebookOpeningResult.NotebookCardRefused::new);
    }

    /// Returns whether a helper may open the notebook: if the person agreed to share it, or if this helper
    /// created it. After the person has refused to share it, no helper may open it, not even its creator.
    private boolean lets(UUID notebook, UUID helper) {
        return switch (said(notebook, NotebookConsentPurpose.SHARE)) {
            case YES -> true;
            case NOTHING -> madeBy(notebook, helper);
            case NO -> false;
        };
    }

    private boolean madeBy(UUID notebook, UUID helper) {
        return store.looks(notebook).stream()
                .anyMatch(look -> look.act().equals("made") && look.by().equals(Optional.of(helper)));
    }

    private boolean agreed(UUID notebook, NotebookConsentPurpose purpose) {
        return said(notebook, purpose) == PersonNotebook.NotebookEntryKind.YES;
    }

    private PersonNotebook.NotebookEntryKind said(UUID notebook, NotebookConsentPurpose purpose) {
        return new PersonNotebook(notebook, List.of(), store.consents(notebook), List.of()).said(purpose);
    }

    /// Opens the notebook in the browser of its owner.
    ///
    /// @param fresh secret that opens the visit in this browser
    /// @param client address of the browser
    @Transactional
    NotebookOpeningResult openOwn(String code, String pin, SecretToken fresh, String client) {
        return cards.check(code, pin, client)
                .<NotebookOpeningResult>map(id -> {
                    var now = clock.instant();
                    visits.open(
                            new NotebookVisit(id, Optional.empty(), "own", now.plus(VISIT)), Optional.of(fresh), now);
                    store.look(id, new NotebookAccess(now, Optional.empty(), "opened", "own"));
                    store.touch(id, now);
                    return new NotebookOpeningResult.NotebookOpened(id);
                })
                .orElseGet(NotebookOpeningResult.NotebookCardRefused::new);
    }

    /// Returns the end of each open visit of the helper, by notebook.
    @Transactional(readOnly = true)
    Map<UUID, Instant> open(SignedInPerson helper) {
        var ends = new LinkedHashMap<UUID, Instant>();
        visits.ofHelper(helper.id(), clock.instant()).forEach(visit -> ends.put(visit.notebook(), visit.ends()));
        return ends;
    }

    /// Returns the content of a notebook with an open visit of the helper; empty without one. Each reading is
    /// logged for the owner.
    @Transactional
    Optional<PersonNotebook> read(SignedInPerson helper, UUID notebook) {
        return visit(helper, notebook).map(visit -> {
            store.look(notebook, new NotebookAccess(clock.instant(), Optional.of(helper.id()), "read", visit.why()));
            return opened(notebook).withoutHeld();
        });
    }

    private Optional<NotebookVisit> visit(SignedInPerson helper, UUID notebook) {
        return visits.ofHelper(helper.id(), clock.instant()).stream()
                .filter(one -> one.notebook().equals(notebook))
                .findFirst();
    }

    @Transactional
    Optional<PersonNotebook> readOwn(SecretToken secret) {
        return visits.ofSecret(secret, clock.instant()).map(visit -> {
            store.look(visit.notebook(), new NotebookAccess(clock.instant(), Optional.empty(), "read", "own"));
            return opened(visit.notebook());
        });
    }

    private PersonNotebook opened(UUID notebook) {
        var key = seal.unwrap(store.key(notebook).orElseThrow());
        var entries = store.entries(notebook).stream()
                .map(one -> new NotebookEntry(
                        one.id(),
                        one.kind(),
                        seal.open(key, NotebookEncryption.row(notebook, one.id()), one.sealed()),
                        one.at(),
                        one.by()))
                .toList();
        return new PersonNotebook(notebook, entries, store.consents(notebook), store.looks(notebook));
    }

    /// Adds an entry to a notebook. Returns false if the helper's visit has ended, or if the person withdrew the
    /// consent.
    @Transactional
    public boolean write(SignedInPerson helper, UUID notebook, NotebookContentKind kind, String text) {
        var visit = visit(helper, notebook);
        visit.ifPresent(one -> wrote(notebook, kind, text, Optional.of(helper.id()), one.why()));
        return visit.isPresent();
    }

    @Transactional
    boolean writeOwn(SecretToken secret, NotebookContentKind kind, String text) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> wrote(one.notebook(), kind, text, Optional.empty(), "own"));
        return visit.isPresent();
    }

    /// Stores an entry of a notebook. The notebook contains only one name and one contact: a new one replaces
    /// the earlier one.
    ///
    /// @param by the helper who writes; empty for the owner
    /// @param why reason of the visit
    private void wrote(UUID notebook, NotebookContentKind kind, String text, Optional<UUID> by, String why) {
        if (kind == NotebookContentKind.NAME || kind == NotebookContentKind.REACH)
            store.entries(notebook).stream()
                    .filter(one -> one.kind() == kind)
                    .forEach(one -> store.takeOut(notebook, one.id(), clock.instant()));
        put(notebook, kind, text, by);
        store.look(notebook, new NotebookAccess(clock.instant(), by, "wrote", why));
    }

    @Transactional
    boolean takeOut(SignedInPerson helper, UUID notebook, UUID entry) {
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
    boolean takeOutOwn(SecretToken secret, UUID entry) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.filter(one -> store.takeOut(one.notebook(), entry, clock.instant()))
                .ifPresent(one -> store.look(
                        one.notebook(), new NotebookAccess(clock.instant(), Optional.empty(), "took", "own")));
        return visit.isPresent();
    }

    /// Creates a new card in place of a lost one, which becomes invalid. Returns empty if the notebook is not
    /// open to the helper.
    @Transactional
    Optional<NotebookCardCodeCheck.NotebookCard> newCard(SignedInPerson helper, UUID notebook) {
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

    /// Creates a new card at the owner's request: former cards and copies of their codes become invalid, and
    /// open visits end at once. Returns empty if the visit has ended.
    @Transactional
    Optional<NotebookCardCodeCheck.NotebookCard> newOwnCard(SecretToken secret) {
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

    /// Withdraws a consent of the person, with immediate effect on open visits. If it is the consent to store
    /// the notebook, the notebook is erased.
    ///
    /// @param secret secret of the owner's visit
    /// @param purpose the use to which the person no longer consents
    @Transactional
    boolean withdraw(SecretToken secret, NotebookConsentPurpose purpose) {
        var visit = visits.ofSecret(secret, clock.instant());
        if (visit.isEmpty()) return false;
        var notebook = visit.get().notebook();
        var now = clock.instant();
        store.consent(
                notebook,
                new NotebookConsent(purpose, false, NotebookConsentChannel.SCREEN, false, now, Optional.empty()));
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

    /// Records an activity in the notebook at the person's request, and stores this consent. The entry contains
    /// the id of the activity and a text that the person can remove. Returns false if the helper's visit has
    /// ended.
    ///
    /// @param act id of the activity
    @Transactional
    boolean note(SignedInPerson helper, UUID notebook, UUID act, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, NotebookConsentPurpose.ACTS);
        if (store.note(notebook, act)) step(helper, visit.get(), words);
        return true;
    }

    /// Links an item of another module, such as a booklet of vouchers, to the notebook at the person's request.
    /// Returns false if the helper's visit has ended.
    ///
    /// @param thing id of the item
    /// @param words description of the item
    @Transactional
    boolean tie(SignedInPerson helper, UUID notebook, UUID thing, String words) {
        var visit = visit(helper, notebook);
        if (visit.isEmpty()) return false;
        consents(helper, notebook, NotebookConsentPurpose.PASS);
        if (store.tie(notebook, thing)) step(helper, visit.get(), words);
        return true;
    }

    private void consents(SignedInPerson helper, UUID notebook, NotebookConsentPurpose purpose) {
        if (!agreed(notebook, purpose))
            store.consent(
                    notebook,
                    new NotebookConsent(
                            purpose,
                            true,
                            NotebookConsentChannel.VOICE,
                            false,
                            clock.instant(),
                            Optional.of(helper.id())));
    }

    private void step(SignedInPerson helper, NotebookVisit visit, String words) {
        wrote(visit.notebook(), NotebookContentKind.STEP, words, Optional.of(helper.id()), visit.why());
    }

    @Transactional
    void follow(UUID thing, UUID other) {
        store.follow(thing, other);
    }

    /// Returns the ids of the items of other modules that are linked to the notebook.
    @Transactional(readOnly = true)
    List<UUID> tied(UUID notebook) {
        return store.tied(notebook);
    }

    /// Removes the entry about an activity from the notebooks, because the helper withdrew the activity.
    ///
    /// @param act id of the activity
    @Transactional
    void forgetAct(UUID act) {
        store.forgetAct(act);
    }

    @Transactional
    boolean share(SecretToken secret) {
        var visit = visits.ofSecret(secret, clock.instant());
        visit.ifPresent(one -> {
            var now = clock.instant();
            store.consent(
                    one.notebook(),
                    new NotebookConsent(
                            NotebookConsentPurpose.SHARE,
                            true,
                            NotebookConsentChannel.SCREEN,
                            false,
                            now,
                            Optional.empty()));
            store.look(one.notebook(), new NotebookAccess(now, Optional.empty(), "agreed", "own"));
        });
        return visit.isPresent();
    }

    /// Erases the notebook immediately on behalf of the helper, at the person's request. Returns false if the
    /// visit has ended.
    @Transactional
    boolean erase(SignedInPerson helper, UUID notebook) {
        if (visit(helper, notebook).isEmpty()) return false;
        erase(notebook, Optional.of(helper.id()), clock.instant());
        return true;
    }

    private void erase(UUID notebook, Optional<UUID> by, Instant ended) {
        store.erase(notebook, ended);
        events.publishEvent(new NotebookChanged(by, notebook, "erased"));
        events.publishEvent(IrreversibleAct.of(ERASED, notebook, by, ended));
    }

    /// Erases a notebook that was already erased and whose key the restored backup contains again.
    ///
    /// @param act the erasure, as it was recorded outside the database
    @Transactional
    ReplayOutcome eraseAgain(IrreversibleAct act) {
        var notebook = UUID.fromString(act.subject());
        if (!store.holds(notebook)) return ReplayOutcome.UNKNOWN;
        if (store.key(notebook).isEmpty()) return ReplayOutcome.STANDS;
        erase(notebook, act.by(), act.at());
        return ReplayOutcome.AGAIN;
    }

    @Transactional
    void close(SignedInPerson helper, UUID notebook) {
        visits.end(notebook, helper.id());
    }

    @Transactional
    void closeOwn(SecretToken secret) {
        visits.end(secret);
    }

    /// Erases the notebooks that nobody has used since `since`; returns their number. The recorded date of
    /// erasure is the day on which the retention period ended, even if the job runs later, so that the proof of
    /// consent is not stored longer than allowed.
    @Transactional
    int forgetUnused(Instant since) {
        var kept = Duration.between(since, clock.instant());
        var unused = store.unused(since);
        unused.forEach((one, lastUsed) -> erase(one, Optional.empty(), lastUsed.plus(kept)));
        return unused.size();
    }
}
