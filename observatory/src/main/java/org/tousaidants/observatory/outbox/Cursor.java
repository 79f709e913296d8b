package org.tousaidants.observatory.outbox;

/// How far a person has read: transaction, then number.
record Cursor(String xid, long id) {}
