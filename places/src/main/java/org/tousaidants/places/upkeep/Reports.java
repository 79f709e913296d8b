package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkForm;
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Actor;

/// « Les signalements » — the reported errors, and their answers.
@Service
class Reports {
    private final Remarks remarks;
    private final UpkeepRequestTracker requestTracker;
    private final UpkeepStepStore steps;
    private final PlaceUpdatedListener freshSheetListener;
    private final RecordGroup recordGroup;
    private final LetterStore letters;
    private final UpkeepLetterSender post;
    private final Clock clock;

    Reports(
            Remarks remarks,
            UpkeepRequestTracker requestTracker,
            UpkeepStepStore steps,
            PlaceUpdatedListener freshSheetListener,
            RecordGroup recordGroup,
            LetterStore letters,
            UpkeepLetterSender post,
            Clock clock) {
        this.remarks = remarks;
        this.requestTracker = requestTracker;
        this.steps = steps;
        this.freshSheetListener = freshSheetListener;
        this.recordGroup = recordGroup;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
    }

    /// Returns whether the place exists.
    @Transactional
    boolean send(PlaceCode code, RemarkForm form, String lang, Optional<Actor> by) {
        var place = recordGroup.place(code);
        place.ifPresent(found -> {
            var now = clock.instant();
            var who = by.map(actor -> PlaceRelation.of(actor.role())).orElse(PlaceRelation.PUBLIC);
            var shown = Report.shown(found, Report.Topic.valueOf(form.topic()));
            if (remarks.receive(Report.KIND, form.about(found.id().toString(), shown, lang, who.name(), now))) {
                requestTracker.open(found.id(), CareRequest.Cause.REPORT, now);
                steps.append(CareStep.of(now, found.id(), CareStep.Act.REPORTED, who, by.map(Actor::id))
                        .about(form.id())
                        .saying(form.topic()));
            }
        });
        return place.isPresent();
    }

    @Transactional(readOnly = true)
    int count() {
        return remarks.count(Report.KIND);
    }

    @Transactional
    List<Report> list(UUID reader, int offset, int limit) {
        return Report.all(remarks.read(Report.KIND, reader, offset, limit));
    }

    /// The status of the letters that gave the link to the answer.
    @Transactional(readOnly = true)
    Map<UUID, SentLetter.Fate> letters(List<Report> reports) {
        return letters.answering(reports.stream().map(Report::id).toList());
    }

    /// The times of the unanswered reports.
    @Transactional(readOnly = true)
    List<Instant> waitingSince() {
        return remarks.waiting(Report.KIND).stream()
                .map(Remarks.WaitingRemark::at)
                .toList();
    }

    @Transactional
    Remarks.Change answer(UUID id, PlaceRelation as, UUID by, String words) {
        var now = clock.instant();
        var found = remarks.find(Report.KIND, id);
        var place = found.map(Report::new).flatMap(report -> recordGroup.place(report.place()));
        var mail = place.flatMap(_ -> found.orElseThrow().mail());
        var change = remarks.go(
                found, new Remark.Step(Remark.Act.ANSWERED, now, as.name(), Optional.of(by), words, mail.isPresent()));
        if (!(change instanceof Remarks.Change.Done)) return change;
        var report = new Report(found.orElseThrow());
        steps.append(CareStep.of(now, report.place(), CareStep.Act.ANSWERED, as, Optional.of(by))
                .about(id));
        if (as != PlaceRelation.CARETAKER) freshSheetListener.settle(report.place(), now);
        mail.ifPresent(to -> post.answer(to, report, place.orElseThrow(), now));
        return change;
    }
}
