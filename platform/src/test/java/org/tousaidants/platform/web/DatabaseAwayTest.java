package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/// A database that goes away in the middle of a request is a pause (503), not a mistake of ours (500).
class DatabaseAwayTest {
    @Test
    void whatIsAwayComesBack() {
        assertThat(ErrorPages.isAway(new DataAccessResourceFailureException("gone")))
                .isTrue();
        assertThat(ErrorPages.isAway(new IllegalStateException(
                        new TransactionSystemException("commit", new SQLException("terminating", "57P01")))))
                .isTrue();
        assertThat(ErrorPages.isAway(new UncategorizedSQLException("x", "y", new SQLException("broken", "08006"))))
                .isTrue();
    }

    @Test
    void aMistakeStaysAMistake() {
        assertThat(ErrorPages.isAway(new DataIntegrityViolationException("twice", new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(ErrorPages.isAway(new NullPointerException())).isFalse();
        assertThat(ErrorPages.isAway(null)).isFalse();
    }
}
