package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;

/// « Lien vers une réponse » — the link to the answer, in the letter to a person who reported an error. The letter
/// does not contain the answer itself, because nobody has proven that the mail address belongs to the reporter.
@Service
class ErrorReportAnswerLinks {
    private static final String PURPOSE = "care.answer";
    private static final Duration READABLE = Duration.ofDays(365);

    /// « Réponse lue » — the answer to a report, without the text of the reporter, because the reader may be
    /// another person.
    record AnsweredReport(SheetErrorReport report, PublicRemark.RemarkStep answered, Place place) {}

    private final SecretLinks links;
    private final PublicRemarks remarks;
    private final RecordsOfPlace recordGroup;

    ErrorReportAnswerLinks(SecretLinks links, PublicRemarks remarks, RecordsOfPlace recordGroup) {
        this.links = links;
        this.remarks = remarks;
        this.recordGroup = recordGroup;
    }

    @Transactional
    SecretToken to(UUID report, Instant now) {
        return links.make(SecretLink.SecretLinkRequest.of(PURPOSE, report.toString()), now.plus(READABLE));
    }

    /// Returns the answer to a report by the secret of its link, which can be used any number of times.
    @Transactional(readOnly = true)
    Optional<AnsweredReport> open(String secret) {
        return links.open(PURPOSE, secret)
                .valid()
                .flatMap(link -> FormValueParser.uuid(link.subject()))
                .flatMap(id -> remarks.find(SheetErrorReport.KIND, id))
                .map(SheetErrorReport::new)
                .flatMap(report -> report.remark()
                        .answer()
                        .flatMap(answered -> recordGroup
                                .place(report.place())
                                .map(place -> new AnsweredReport(report, answered, place))));
    }
}
