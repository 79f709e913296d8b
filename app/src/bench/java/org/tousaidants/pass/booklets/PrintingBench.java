package org.tousaidants.pass.booklets;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.tousaidants.OwnProcess;
import org.tousaidants.TousAidants;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.BenchPage;
import org.tousaidants.platform.web.View;

/// The 390 booklets of one order of a city: codes drawn and kept, sheets laid out, one PDF.
public final class PrintingBench {
    private static final int BOOKLETS = Integer.getInteger("ta.bench.booklets", 390);
    private static final int EACH = 10;
    private static final double MOST_SECONDS = 30;

    private PrintingBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) System.exit(OwnProcess.of(PrintingBench.class, "2g"));
        System.setProperty("server.port", "0");
        var seconds = 0.0;
        try (var context = SpringApplication.run(TousAidants.class)) {
            var networks = context.getBean(Networks.class);
            networks.found(networks.here());
            var by = new Actor(UUID.randomUUID(), "a@example.org", "Nadia", Role.COORDINATOR, networks.here());
            var orders = context.getBean(Orders.class);
            var order = orders.quote(
                    by,
                    new Order(
                            UUID.randomUUID(),
                            0,
                            "Carnets de la ville",
                            new Order.Quantity(1_000, BOOKLETS, EACH),
                            orders.today().getYear() + 1,
                            Order.Rules.NONE,
                            Order.Stage.QUOTED,
                            Instant.EPOCH,
                            by.id(),
                            List.of(new Order.Funder(UUID.randomUUID(), "Ville", "", BOOKLETS * EACH * 1_000L))));
            orders.order(by, order.id());
            var start = System.nanoTime();
            var own = ManagementFactory.getThreadMXBean();
            var worked = own.getCurrentThreadCpuTime();
            var made = (Booklets.Printing.Made)
                    context.getBean(Booklets.class).print(by, order.id(), UUID.randomUUID(), BOOKLETS);
            var pdf = Paper.pdf(
                    View.of("pass/booklets/sheetsPaper", new BookletPages.Sheets(made.order(), made.booklets()))
                            .text(BenchPage.of(context)));
            seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "pass-print-%d %.1f s, of which the processor worked %.1f s, %.1f MB (budget < %.0f) %s%n",
                    BOOKLETS,
                    seconds,
                    (own.getCurrentThreadCpuTime() - worked) / 1e9,
                    pdf.length / 1e6,
                    MOST_SECONDS,
                    seconds < MOST_SECONDS ? "ok" : "short");
        }
        System.exit(seconds < MOST_SECONDS ? 0 : 1);
    }
}
