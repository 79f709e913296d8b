package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Les remarques » — service for remarks of the public: anyone sends one, and it is answered once.
@Service
public class Remarks {
    /// The result of a step on a remark.
    public sealed interface Change {
        /// The step was done; `mailed` if the answer is also sent by mail.
        record Done(boolean mailed) implements Change {}

        record DoneBefore() implements Change {}

        record NotFound() implements Change {}
    }

    /// An unanswered remark: its subject and its date.
    public record WaitingRemark(String subject, Instant at) {}

    private final RemarkStore store;
    private final ApplicationEventPublisher events;

    Remarks(RemarkStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /// Stores a remark; false if it already exists, because a form sent twice stores one remark.
    @Transactional
    public boolean receive(RemarkKind kind, Remark remark) {
        if (!store.insert(kind.name(), remark)) return false;
        for (var step : remark.steps()) store.append(remark.id(), step);
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Remark> find(RemarkKind kind, UUID id) {
        return store.byId(kind.name(), id);
    }

    @Transactional(readOnly = true)
    public int count(RemarkKind kind) {
        return store.count(kind.name());
    }

    /// The remarks, unanswered ones first. Reading contacts is logged.
    @Transactional
    public List<Remark> read(RemarkKind kind, UUID reader, int offset, int limit) {
        var remarks = store.list(kind.name(), offset, limit);
        var withContact = (int)
                remarks.stream().filter(remark -> remark.contact().isPresent()).count();
        if (withContact > 0) events.publishEvent(new RemarksRead(kind, reader, remarks.size(), withContact));
        return remarks;
    }

    /// All unanswered remarks.
    @Transactional(readOnly = true)
    public List<WaitingRemark> waiting(RemarkKind kind) {
        return store.waiting(kind.name());
    }

    @Transactional(readOnly = true)
    public List<Remark> waitingOf(RemarkKind kind, Collection<String> subjects) {
        return store.waitingOf(kind.name(), subjects);
    }

    /// The answered and unanswered remarks about these subjects, without the contacts; the oldest first.
    @Transactional(readOnly = true)
    public List<Remark> about(RemarkKind kind, Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : store.about(kind.name(), subjects).stream()
                        .map(Remark::withoutContact)
                        .toList();
    }

    /// Adds a step to a remark. If two people answer at the same moment, one of the two answers is refused.
    ///
    /// @param found the remark as [#find] returned it to the author of the step
    @Transactional
    public Change go(Optional<Remark> found, Remark.Step step) {
        if (found.isEmpty()) return new Change.NotFound();
        return found.get().waits() && store.append(found.get().id(), step)
                ? new Change.Done(step.mailed())
                : new Change.DoneBefore();
    }

    /// The number of remarks received since that moment.
    @Transactional(readOnly = true)
    public int since(RemarkKind kind, Instant moment) {
        return store.since(kind.name(), moment);
    }

    /// The number of remarks with this contact received since that moment.
    @Transactional(readOnly = true)
    public int leftSince(RemarkKind kind, String contact, Instant moment) {
        return store.leftSince(kind.name(), contact, moment);
    }

    /// Deletes the contacts of remarks answered before `answered`, and of those received before `received`.
    @Transactional
    public void forget(RemarkKind kind, Instant answered, Instant received) {
        store.forget(kind.name(), answered, received);
    }
}
