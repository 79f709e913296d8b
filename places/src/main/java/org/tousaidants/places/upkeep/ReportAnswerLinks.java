package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;

/// « Lien vers une réponse » — the letter about an answered report contains a link to the answer, not its words:
/// nobody proved that the mail address is the reporter's.
@Service
class ReportAnswerLinks {
    private static final String PURPOSE = "care.answer";
    private static final Duration READABLE = Duration.ofDays(365);

    /// « Réponse lue » — without the words of the reporter, who may be a stranger.
    record AnsweredReport(Report report, Remark.Step answered, Place place) {}

    private final Links links;
    private final Remarks remarks;
    private final RecordGroup recordGroup;

    ReportAnswerLinks(Links links, Remarks remarks, RecordGroup recordGroup) {
        this.links = links;
        this.remarks = remarks;
        this.recordGroup = recordGroup;
    }

    @Transactional
    Secret to(UUID report, Instant now) {
        return links.make(Link.LinkRequest.of(PURPOSE, report.toString()), now.plus(READABLE));
    }

    /// Readable any number of times.
    @Transactional(readOnly = true)
    Optional<AnsweredReport> open(String secret) {
        return links.open(PURPOSE, secret)
                .valid()
                .flatMap(link -> ValueParser.uuid(link.subject()))
                .flatMap(id -> remarks.find(Report.KIND, id))
                .map(Report::new)
                .flatMap(report -> report.remark()
                        .answer()
                        .flatMap(answered -> recordGroup
                                .place(report.place())
                                .map(place -> new AnsweredReport(report, answered, place))));
    }
}
