package org.tousaidants.vouchers.payments;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherQualifiedPlace;

/// Pages with the statements of a place for the person who accepts vouchers there; they show only the lines of this
/// place.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class PlacePaymentStatementPages {
    private static final String HERE = "/pass/encaisser/releves";

    /// The statement of one place for one month.
    record PlaceStatementView(PlacePaymentBatch batch, PlacePaymentBatch.PlacePaymentRow line) {}

    record OwnStatementsView(List<PlaceStatementView> statements) {}

    private final PlacePayments settlements;
    private final VoucherPlaceQualifications qualifications;
    private final PlacePaymentStatements statements;

    PlacePaymentStatementPages(
            PlacePayments settlements, VoucherPlaceQualifications qualifications, PlacePaymentStatements statements) {
        this.settlements = settlements;
        this.qualifications = qualifications;
        this.statements = statements;
    }

    private Set<UUID> kept(SignedInPerson actor) {
        return qualifications.keptBy(actor).stream()
                .map(VoucherQualifiedPlace::place)
                .collect(Collectors.toSet());
    }

    @GetMapping(HERE)
    View own(SignedInPerson actor) {
        var kept = kept(actor);
        return View.of(
                "vouchers/payments/own",
                new OwnStatementsView(settlements.all().stream()
                        .flatMap(batch -> batch.lines().stream()
                                .filter(line -> kept.contains(line.place()))
                                .map(line -> new PlaceStatementView(batch, line)))
                        .toList()));
    }

    @GetMapping(HERE + "/{id}/{place}.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID place, Page page) {
        if (!kept(actor).contains(place)) throw new NotFoundException();
        var evidence = statements
                .evidence(id)
                .map(one -> one.at(place))
                .filter(one -> !one.batch().lines().isEmpty())
                .orElseThrow(NotFoundException::new);
        return FileResponse.pdf("releve-" + evidence.batch().monthText() + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/payments/statementPaper", evidence).text(page)));
    }
}
