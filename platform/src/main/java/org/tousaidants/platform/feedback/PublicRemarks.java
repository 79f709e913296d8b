package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Les remarques » — receives remarks from the public and stores their handling. Anyone can send a remark, and
/// each remark is answered once.
@Service
public class PublicRemarks {
    /// The result of adding a step to a remark.
    public sealed interface RemarkStepResult {
        /// The step was stored.
        ///
        /// @param mailed whether the answer is also sent by mail
        record RemarkStepDone(boolean mailed) implements RemarkStepResult {}

        record RemarkStepAlreadyDone() implements RemarkStepResult {}

        record RemarkNotFound() implements RemarkStepResult {}
    }

    /// An unanswered remark: its subject, and the moment at which it was received.
    public record WaitingRemark(String subject, Instant at) {}

    private final PublicRemarkStore store;
    private final ApplicationEventPublisher events;

    PublicRemarks(PublicRemarkStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /// Stores a remark that a person sent. Returns false if the remark is already stored, so that a form
    /// submitted twice stores only one remark.
    @Transactional
    public boolean receive(PublicRemarkKind kind, PublicRemark remark) {
        if (!store.insert(kind.name(), remark)) return false;
        for (var step : remark.steps()) store.append(remark.id(), step);
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<PublicRemark> find(PublicRemarkKind kind, UUID id) {
        return store.byId(kind.name(), id);
    }

    @Transactional(readOnly = true)
    public int count(PublicRemarkKind kind) {
        return store.count(kind.name());
    }

    /// Returns a page of the remarks of one kind with their contacts, the unanswered ones first. The reading is
    /// logged, because it reveals contacts.
    ///
    /// @param reader account of the person who reads the remarks
    /// @param offset number of remarks to skip
    /// @param limit maximum number of remarks
    @Transactional
    public List<PublicRemark> read(PublicRemarkKind kind, UUID reader, int offset, int limit) {
        var remarks = store.list(kind.name(), offset, limit);
        var withContact = (int)
                remarks.stream().filter(remark -> remark.contact().isPresent()).count();
        if (withContact > 0) events.publishEvent(new PublicRemarksRead(kind, reader, remarks.size(), withContact));
        return remarks;
    }

    /// Returns all unanswered remarks of this kind.
    @Transactional(readOnly = true)
    public List<WaitingRemark> waiting(PublicRemarkKind kind) {
        return store.waiting(kind.name());
    }

    @Transactional(readOnly = true)
    public List<PublicRemark> waitingOf(PublicRemarkKind kind, Collection<String> subjects) {
        return store.waitingOf(kind.name(), subjects);
    }

    /// Returns the answered and unanswered remarks about these subjects, without contacts; the oldest is first.
    @Transactional(readOnly = true)
    public List<PublicRemark> about(PublicRemarkKind kind, Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : store.about(kind.name(), subjects).stream()
                        .map(PublicRemark::withoutContact)
                        .toList();
    }

    /// Adds a step, such as an answer, to a remark. If two people answer at the same moment, the second answer
    /// is refused.
    ///
    /// @param found the remark as [#find] returned it to the author of the step
    @Transactional
    public RemarkStepResult go(Optional<PublicRemark> found, PublicRemark.RemarkStep step) {
        if (found.isEmpty()) return new RemarkStepResult.RemarkNotFound();
        return found.get().waits() && store.append(found.get().id(), step)
                ? new RemarkStepResult.RemarkStepDone(step.mailed())
                : new RemarkStepResult.RemarkStepAlreadyDone();
    }

    /// Returns the number of remarks of this kind received since a moment.
    @Transactional(readOnly = true)
    public int since(PublicRemarkKind kind, Instant moment) {
        return store.since(kind.name(), moment);
    }

    /// Returns the number of remarks of this kind received with this contact since a moment.
    @Transactional(readOnly = true)
    public int leftSince(PublicRemarkKind kind, String contact, Instant moment) {
        return store.leftSince(kind.name(), contact, moment);
    }

    /// Deletes the contacts of remarks answered before `answered`, and of those received before `received`.
    @Transactional
    public void forget(PublicRemarkKind kind, Instant answered, Instant received) {
        store.forget(kind.name(), answered, received);
    }
}
