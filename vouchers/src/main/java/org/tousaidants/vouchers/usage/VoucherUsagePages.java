package org.tousaidants.vouchers.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages with the public figures, the report for a funder, and the coordinator's list of people to call.
@Controller
class VoucherUsagePages {
    /// The printable report about the vouchers of an order.
    ///
    /// @param figures the figures of one order
    record UsageReportView(VoucherUsage.UsageFigures figures) {
        org.tousaidants.vouchers.orders.VoucherOrders.OrderBalanceView standing() {
            return figures.orders().getFirst();
        }
    }

    record PrescribersToCallView(
            VoucherUsage.UsageFigures figures, List<VoucherUsage.PrescriberToCall> calls, Map<UUID, Account> people) {
        String name(VoucherUsage.PrescriberToCall call) {
            return Optional.ofNullable(people.get(call.prescriber()))
                    .map(Account::name)
                    .orElse("–");
        }

        String mail(VoucherUsage.PrescriberToCall call) {
            return Optional.ofNullable(people.get(call.prescriber()))
                    .map(one -> one.mail().value())
                    .orElse("–");
        }
    }

    private final VoucherUsage voucherUsage;
    private final VoucherUsageEditions usageEditions;
    private final Accounts accounts;

    VoucherUsagePages(VoucherUsage voucherUsage, VoucherUsageEditions usageEditions, Accounts accounts) {
        this.voucherUsage = voucherUsage;
        this.usageEditions = usageEditions;
        this.accounts = accounts;
    }

    @PublicAccess
    @GetMapping("/pass/chiffres")
    @RateLimit(cost = 5)
    View show() {
        return View.of("vouchers/usage/figures", usageEditions.edition());
    }

    /// Returns the printed report of an order for its funder.
    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/bureau/pass/commandes/{id}/rapport.pdf")
    ResponseEntity<byte[]> report(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var figures = voucherUsage.figures(Optional.of(id));
        if (figures.orders().isEmpty()) throw new NotFoundException();
        var report = new UsageReportView(figures);
        return FileResponse.pdf("rapport-" + report.standing().order().reference() + ".pdf")
                .body(PdfWriter.pdf(
                        View.of("vouchers/usage/reportPaper", report).text(page)));
    }

    /// Shows vouchers that expire soon with the prescribers to call, and places without any redemption.
    @AllowedRoles(Role.COORDINATOR)
    @LogsPersonalDataReading("pass")
    @GetMapping("/bureau/pass/suivi")
    View followUp(SignedInPerson actor) {
        var calls = voucherUsage.toCall();
        var people = new java.util.HashMap<UUID, Account>();
        for (var call : calls) accounts.find(call.prescriber()).ifPresent(account -> people.put(account.id(), account));
        return View.of(
                "vouchers/usage/followUp",
                new PrescribersToCallView(voucherUsage.figures(Optional.empty()), calls, people));
    }
}
