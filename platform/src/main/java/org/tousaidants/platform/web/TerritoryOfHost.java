package org.tousaidants.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.tousaidants.platform.served.Scope;
import org.tousaidants.platform.served.Served;

/// « Territoire de l’adresse » — where several are served, the name of the host says for which of them all that
/// follows works. An unknown name gets the list of those there are, and never the pages of one of them.
final class TerritoryOfHost extends ValveBase {
    private static final int MISDIRECTED = 421;
    /// Asked by the monitoring of the process, by whatever name it reaches it.
    private static final Set<String> OF_THE_PROCESS = Set.of("/sante", "/sante/vivant");

    private final Served served;
    private final Supplier<Site> site;

    TerritoryOfHost(Served served, Supplier<Site> site) {
        super(true);
        this.served = served;
        this.site = site;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var name = request.getServerName();
        var territory = name == null ? served.at("") : served.at(name);
        if (territory.isEmpty() && !OF_THE_PROCESS.contains(request.getRequestURI())) {
            lead(request, response);
            return;
        }
        try (var _ = Scope.enter(territory.orElse(served.here()))) {
            getNext().invoke(request, response);
        }
    }

    private void lead(Request request, Response response) throws IOException {
        var page = new Page(new UnreadableRequests.Unread(request), Messages.in(Locale.FRENCH), site.get());
        var html = View.of("platform/web/elsewhere", site.get().territories()).text(page);
        HeadersFilter.refuse("/", request.isSecure(), response);
        response.setStatus(MISDIRECTED);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.setLocale(Locale.FRENCH);
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.finishResponse();
    }
}
