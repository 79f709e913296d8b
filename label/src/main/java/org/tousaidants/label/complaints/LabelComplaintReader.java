package org.tousaidants.label.complaints;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.LabelCaseNote;
import org.tousaidants.label.observations.LabelCaseNotes;
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarks;

/// Shows the committee the complaints about the holder of a badge and the answers to them, without the contact of
/// the complainant.
@Component
class LabelComplaintReader implements LabelCaseNotes {
    private final PublicRemarks remarks;

    LabelComplaintReader(PublicRemarks remarks) {
        this.remarks = remarks;
    }

    @Override
    public List<LabelCaseNote> of(Optional<UUID> helper, Collection<String> badges) {
        return remarks.about(LabelComplaint.KIND, badges).stream()
                .flatMap(remark -> Stream.concat(
                        Stream.of(new LabelCaseNote(
                                remark.waits() ? "badges.note.complaint.open" : "badges.note.complaint",
                                List.of(),
                                remark.at(),
                                remark.message())),
                        answer(remark)))
                .toList();
    }

    private static Stream<LabelCaseNote> answer(PublicRemark remark) {
        return remark.answer().stream()
                .map(step -> new LabelCaseNote("badges.note.answer", List.of(), step.at(), step.words()));
    }
}
