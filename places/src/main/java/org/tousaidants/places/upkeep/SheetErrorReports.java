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
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarkForm;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Les signalements » — the reported errors, and their answers.
@Service
class SheetErrorReports {
    private final PublicRemarks remarks;
    private final SheetCheckRequestTracker requestTracker;
    private final PlaceUpkeepStepStore steps;
    private final SheetUpdatedListener freshSheetListener;
    private final RecordsOfPlace recordGroup;
    private final UpkeepLetterStore letters;
    private final UpkeepLetterSender post;
    private final Clock clock;

    SheetErrorReports(
            PublicRemarks remarks,
            SheetCheckRequestTracker requestTracker,
            PlaceUpkeepStepStore steps,
            SheetUpdatedListener freshSheetListener,
            RecordsOfPlace recordGroup,
            UpkeepLetterStore letters,
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

    /// Stores a report of an error and returns whether the place exists.
    ///
    /// @param lang language of the page
    /// @param by the signed-in person; empty for a member of the public
    @Transactional
    boolean send(PlaceCode code, PublicRemarkForm form, String lang, Optional<SignedInPerson> by) {
        var place = recordGroup.place(code);
        place.ifPresent(found -> {
            var now = clock.instant();
            var who = by.map(actor -> PersonPlaceRelation.of(actor.role())).orElse(PersonPlaceRelation.PUBLIC);
            var shown = SheetErrorReport.shown(found, SheetErrorReport.ErrorReportTopic.valueOf(form.topic()));
            if (remarks.receive(
                    SheetErrorReport.KIND, form.about(found.id().toString(), shown, lang, who.name(), now))) {
                requestTracker.open(found.id(), SheetCheckRequest.CheckRequestCause.REPORT, now);
                steps.append(PlaceUpkeepStep.of(
                                now, found.id(), PlaceUpkeepStep.UpkeepAct.REPORTED, who, by.map(SignedInPerson::id))
                        .about(form.id())
                        .saying(form.topic()));
            }
        });
        return place.isPresent();
    }

    @Transactional(readOnly = true)
    int count() {
        return remarks.count(SheetErrorReport.KIND);
    }

    @Transactional
    List<SheetErrorReport> list(UUID reader, int offset, int limit) {
        return SheetErrorReport.all(remarks.read(SheetErrorReport.KIND, reader, offset, limit));
    }

    /// Returns the delivery status of the letters with the link to the answer, by id of the report.
    @Transactional(readOnly = true)
    Map<UUID, SentUpkeepLetter.LetterDeliveryState> letters(List<SheetErrorReport> reports) {
        return letters.answering(reports.stream().map(SheetErrorReport::id).toList());
    }

    /// Returns the times at which the unanswered reports were sent.
    @Transactional(readOnly = true)
    List<Instant> waitingSince() {
        return remarks.waiting(SheetErrorReport.KIND).stream()
                .map(PublicRemarks.WaitingRemark::at)
                .toList();
    }

    @Transactional
    PublicRemarks.RemarkStepResult answer(UUID id, PersonPlaceRelation as, UUID by, String words) {
        var now = clock.instant();
        var found = remarks.find(SheetErrorReport.KIND, id);
        var place = found.map(SheetErrorReport::new).flatMap(report -> recordGroup.place(report.place()));
        var mail = place.flatMap(_ -> found.orElseThrow().mail());
        var change = remarks.go(
                found,
                new PublicRemark.RemarkStep(
                        PublicRemark.RemarkAct.ANSWERED, now, as.name(), Optional.of(by), words, mail.isPresent()));
        if (!(change instanceof PublicRemarks.RemarkStepResult.RemarkStepDone)) return change;
        var report = new SheetErrorReport(found.orElseThrow());
        steps.append(PlaceUpkeepStep.of(now, report.place(), PlaceUpkeepStep.UpkeepAct.ANSWERED, as, Optional.of(by))
                .about(id));
        if (as != PersonPlaceRelation.CARETAKER) freshSheetListener.settle(report.place(), now);
        mail.ifPresent(to -> post.answer(to, report, place.orElseThrow(), now));
        return change;
    }
}
