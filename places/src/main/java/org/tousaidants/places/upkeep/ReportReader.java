package org.tousaidants.places.upkeep;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.feedback.Remarks;

/// « Signalements ouverts » — the unanswered reports, for the rest of the package.
@Component
class ReportReader {
    private final Remarks remarks;

    ReportReader(Remarks remarks) {
        this.remarks = remarks;
    }

    List<Report> waiting(Collection<PlaceId> places) {
        return Report.all(remarks.waitingOf(
                Report.KIND, places.stream().map(PlaceId::toString).toList()));
    }

    List<Remarks.WaitingRemark> waiting() {
        return remarks.waiting(Report.KIND);
    }
}
