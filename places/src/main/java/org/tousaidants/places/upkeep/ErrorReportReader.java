package org.tousaidants.places.upkeep;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.feedback.PublicRemarks;

/// « Signalements ouverts » — the unanswered reports, for the other classes of this package.
@Component
class ErrorReportReader {
    private final PublicRemarks remarks;

    ErrorReportReader(PublicRemarks remarks) {
        this.remarks = remarks;
    }

    List<SheetErrorReport> waiting(Collection<PlaceId> places) {
        return SheetErrorReport.all(remarks.waitingOf(
                SheetErrorReport.KIND, places.stream().map(PlaceId::toString).toList()));
    }

    List<PublicRemarks.WaitingRemark> waiting() {
        return remarks.waiting(SheetErrorReport.KIND);
    }
}
