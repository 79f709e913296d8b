package org.tousaidants.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Closes the connection of a request whose body no page reads: an unknown address, a refusal, a `GET` with a body. A
/// browser shows our sentence only after it sent all, so what comes quickly is still taken in; who drips is not waited
/// for. Tomcat itself waits for no body (`maxSwallowSize` is 0).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadBodyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyFilter.class);
    /// A file that is a little too large; beyond, our line is not filled with what no page asked for.
    private static final long LARGEST = 2L * RequestLimits.UPLOAD_BYTES;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long BYTES_A_SECOND = 10_000;
    private static final int PIECE = 1 << 13;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!announces(request)) {
            chain.doFilter(request, response);
            return;
        }
        // A page that asks for a parameter, its language say, has a body of several parts read to its end.
        Deadlines.begin(request, 0);
        try {
            chain.doFilter(request, response);
            if (!request.isAsyncStarted() && !takenIn(request) && !response.isCommitted())
                response.setHeader("Connection", "close");
        } finally {
            Deadlines.end(request);
        }
    }

    private static boolean announces(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /// To its end. What has been read already ends at once.
    private static boolean takenIn(HttpServletRequest request) {
        // Who asks first (`Expect: 100-continue`) would be told to send.
        if (request.getContentLengthLong() > LARGEST || request.getHeader("Expect") != null) return false;
        var begun = System.nanoTime();
        var piece = new byte[PIECE];
        try {
            var body = request.getInputStream();
            for (var taken = 0L; taken <= LARGEST; ) {
                var read = body.read(piece);
                if (read < 0) return true;
                taken += read;
                var nanos = System.nanoTime() - begun;
                if (nanos > PATIENCE.toNanos() && taken < nanos / 1e9 * BYTES_A_SECOND) break;
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("the rest of a body did not come", gone);
        }
        return false;
    }
}
