package org.tousaidants.label.complaints;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.CaseNote;
import org.tousaidants.label.observations.CaseNotes;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.Remarks;

/// Shows the committee the complaints about the holder of a badge and their answers, without the contact of the
/// complainant.
@Component
class ComplaintReader implements CaseNotes {
    private final Remarks remarks;

    ComplaintReader(Remarks remarks) {
        this.remarks = remarks;
    }

    @Override
    public List<CaseNote> of(Optional<UUID> helper, Collection<String> badges) {
        return remarks.about(Complaint.KIND, badges).stream()
                .flatMap(remark -> Stream.concat(
                        Stream.of(new CaseNote(
                                remark.waits() ? "badges.note.complaint.open" : "badges.note.complaint",
                                List.of(),
                                remark.at(),
                                remark.message())),
                        answer(remark)))
                .toList();
    }

    private static Stream<CaseNote> answer(Remark remark) {
        return remark.answer().stream()
                .map(step -> new CaseNote("badges.note.answer", List.of(), step.at(), step.words()));
    }
}
