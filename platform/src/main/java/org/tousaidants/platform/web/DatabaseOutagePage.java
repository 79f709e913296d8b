package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Answers with status 503 and « revenez dans quelques minutes » during a database outage, because the page itself
/// is not at fault.
@ControllerAdvice
class DatabaseOutagePage {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutagePage.class);
    private static final String SECONDS_BEFORE_TRYING_AGAIN = "60";

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    void database(RuntimeException broken, HttpServletResponse response) throws IOException {
        LOG.error("the database does not answer", broken);
        response.setHeader("Retry-After", SECONDS_BEFORE_TRYING_AGAIN);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
