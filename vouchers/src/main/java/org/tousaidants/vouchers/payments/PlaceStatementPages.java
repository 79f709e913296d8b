package org.tousaidants.vouchers.payments;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.redemptions.PlaceQualifications;
import org.tousaidants.vouchers.redemptions.QualifiedPlace;

/// Pages with the statements of a place, for its till keeper: only its own lines.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class PlaceStatementPages {
    private static final String HERE = "/pass/encaisser/releves";

    /// The statement of one place for one month.
    record StatementView(PlacePaymentBatch batch, PlacePaymentBatch.PaymentRow line) {}

    record OwnStatementsView(List<StatementView> statements) {}

    private final Settlements settlements;
    private final PlaceQualifications qualifications;
    private final PlaceStatements statements;

    PlaceStatementPages(Settlements settlements, PlaceQualifications qualifications, PlaceStatements statements) {
        this.settlements = settlements;
        this.qualifications = qualifications;
        this.statements = statements;
    }

    private Set<UUID> kept(Actor actor) {
        return qualifications.keptBy(actor).stream().map(QualifiedPlace::place).collect(Collectors.toSet());
    }

    @GetMapping(HERE)
    View own(Actor actor) {
        var kept = kept(actor);
        return View.of(
                "vouchers/payments/own",
                new OwnStatementsView(settlements.all().stream()
                        .flatMap(batch -> batch.lines().stream()
                                .filter(line -> kept.contains(line.place()))
                                .map(line -> new StatementView(batch, line)))
                        .toList()));
    }

    @GetMapping(HERE + "/{id}/{place}.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, @PathVariable UUID place, Page page) {
        if (!kept(actor).contains(place)) throw new NotFound();
        var evidence = statements
                .evidence(id)
                .map(one -> one.at(place))
                .filter(one -> !one.batch().lines().isEmpty())
                .orElseThrow(NotFound::new);
        return FileResponse.pdf("releve-" + evidence.batch().monthText() + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/payments/statementPaper", evidence).text(page)));
    }
}
