package org.tousaidants.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// « Vue » — the result of a handler: a template with its model, or a redirection. Views are immutable; each method
/// returns a new view.
public final class View implements org.springframework.web.servlet.View {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.tousaidants");
    private static final int USUAL_PAGE_LETTERS = 32 * 1024;

    private final String template;
    private final Map<String, Object> model;
    private final int status;
    private final Map<String, String> headers;

    private View(String template, Map<String, Object> model, int status, Map<String, String> headers) {
        this.template = template;
        this.model = model;
        this.status = status;
        this.headers = headers;
    }

    /// Returns a view that fills a template: `View.of("places/directory/place", model)` fills
    /// `places/directory/place.jte`, which declares the parameters `page` and `model`.
    public static View of(String template, Object model) {
        return new View(template + ".jte", Map.of("model", model), 200, Map.of());
    }

    /// Returns a view that fills a template with the single parameter `page`.
    public static View of(String template) {
        return new View(template + ".jte", Map.of(), 200, Map.of());
    }

    /// Returns a redirection (303) to a page of this site after a change, so that reloading that page does not
    /// repeat the change.
    public static View redirect(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\") || path.matches("(?s).*[\r\n].*"))
            throw new IllegalArgumentException("not a path of this site: " + path);
        return new View("", Map.of(), 303, Map.of("Location", path));
    }

    /// Returns a redirection to a page of this site, or to a site named in the operator's settings; the address
    /// must never be given by a visitor.
    public static View onward(String address) {
        if (!address.matches("https?://[^\\s\\\\@]+")) return redirect(address);
        return new View("", Map.of(), 303, Map.of("Location", address));
    }

    public View status(int code) {
        return new View(template, model, code, headers);
    }

    public View header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new View(template, model, status, Map.copyOf(more));
    }

    /// Returns a copy of this view whose page is in a language other than the languages of the site's texts.
    public View in(String language) {
        return header("Content-Language", language);
    }

    /// Returns a copy of this view for an address that contains a secret. The answer is not cached, and the
    /// browser does not send the address to other pages as the referrer.
    public View atASecret() {
        return header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex");
    }

    public int status() {
        return status;
    }

    /// Returns the template filled with its model, as text, for printed documents.
    public String text(Page page) {
        var output = new StringOutput(USUAL_PAGE_LETTERS);
        TEMPLATES.render(template, given(page), output);
        return output.toString();
    }

    /// Renders the page completely before the first byte is sent, so that a failing template leads to the error
    /// page and never to half a page.
    @Override
    public void render(@Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        if (!template.isEmpty()) {
            var page = SiteContext.of(request).page(request);
            TEMPLATES.render(template, given(page), output);
            var part = ChartFileAttachment.of(request).filter(_ -> status == 200);
            if (part.isPresent()) {
                headers.forEach(response::setHeader);
                part.get().write(response);
                return;
            }
            // The language is set here, because Spring has set the machine's own language on the
            // response, which would override a header.
            response.setLocale(Optional.ofNullable(headers.get("Content-Language"))
                    .map(Locale::of)
                    .orElse(page.locale()));
            response.setContentType("text/html;charset=UTF-8");
        }
        response.setStatus(status);
        headers.forEach(response::setHeader);
        // The page is written last, because a complete answer accepts no more cookies, and the cookie of a
        // new session may be set until here.
        if (template.isEmpty()) return;
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private Map<String, Object> given(Page page) {
        var given = new HashMap<>(model);
        given.put("page", page);
        return given;
    }
}
