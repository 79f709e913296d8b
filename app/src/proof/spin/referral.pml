/* « Orientation »: ReferralState, ReferralStep, ReferralProgress and ReferralDeadlines, with the people who act.
   ReferralModelTest compares each arrow(from, step, to) of a process with what the code allows to this actor.

   Each person may stop at any moment: the number of acts is bounded, and no person is ever obliged to act. Only the
   clock runs on, and the coordination ends what reaches it. Proved:
   - no state is a dead end, and each step that the clock has to take is allowed;
   - a person who waits always has a due step of the clock, or is on the list of the coordination;
   - a receiver who still has to act can read how to reach the person;
   - every referral ends. */

mtype = {
  DRAFTED, SENT, SEEN, ASKED, REPLIED, ACCEPTED, APPOINTED, REFUSED, MISSED, CAME, SOLVED, PARTLY, UNSOLVED, JUDGED,
  HANDED_ON, WITHDRAWN, CLOSED, REMINDED, ESCALATED, TAKEN_UP, NONE
};

#ifndef ACTS
#define ACTS 6
#endif

mtype state = DRAFTED;
bool reminded, escalated, takenUp;
/* The name and the telephone that the receiver reads. */
bool readable = true;
byte acts = ACTS;
/* The step that is taken, and its state. */
hidden mtype step, to, next;
/* A second referral that hands the person on: NONE, DRAFTED, SENT or WITHDRAWN. */
mtype onward = NONE;

#define ended (state == HANDED_ON || state == WITHDRAWN || state == CLOSED)
#define waits (!ended && state != DRAFTED)

/* ReferralDeadlines.next */
#ifdef FAULT_NO_CLOCK_AFTER_REFUSAL
#define due (ended || escalated || state == REFUSED -> NONE : (takenUp -> ESCALATED : untaken))
#else
#define due (ended || escalated -> NONE : (takenUp -> ESCALATED : untaken))
#endif
#define untaken (state == DRAFTED -> WITHDRAWN : (state == SOLVED -> CLOSED : (reminded -> ESCALATED : REMINDED)))

inline take() {
  if
  :: step == REMINDED -> reminded = true
  :: step == ESCALATED -> escalated = true
  :: else ->
     reminded = false; escalated = false; takenUp = (step == TAKEN_UP)
  fi;
  state = to;
  /* The data of a withdrawn referral are deleted. */
  if :: to == WITHDRAWN -> readable = false :: else fi;
  assert(ended || state == DRAFTED || due != NONE || escalated);
  assert(ended || readable)
}

#define arrow(FROM, STEP, TO) state == FROM && acts > 0 -> acts--; step = STEP; to = TO

active proctype Sender() {
  do
  :: ended -> break
  :: acts == 0 -> break
  :: atomic {
       if
       :: arrow(DRAFTED, SENT, SENT)
       :: arrow(SENT, REPLIED, SENT)
       :: arrow(SEEN, REPLIED, SEEN)
       :: arrow(ACCEPTED, REPLIED, ACCEPTED)
       :: arrow(APPOINTED, REPLIED, APPOINTED)
       :: arrow(SENT, ACCEPTED, ACCEPTED)
       :: arrow(SEEN, ACCEPTED, ACCEPTED)
       :: arrow(REFUSED, ACCEPTED, ACCEPTED)
       :: arrow(SENT, REFUSED, REFUSED)
       :: arrow(SEEN, REFUSED, REFUSED)
       :: arrow(ACCEPTED, REFUSED, REFUSED)
       :: arrow(APPOINTED, REFUSED, REFUSED)
       :: arrow(SENT, APPOINTED, APPOINTED)
       :: arrow(SEEN, APPOINTED, APPOINTED)
       :: arrow(ACCEPTED, APPOINTED, APPOINTED)
       :: arrow(APPOINTED, APPOINTED, APPOINTED)
       :: arrow(REFUSED, APPOINTED, APPOINTED)
       :: arrow(MISSED, APPOINTED, APPOINTED)
       :: arrow(CAME, APPOINTED, APPOINTED)
       :: arrow(SOLVED, APPOINTED, APPOINTED)
       :: arrow(PARTLY, APPOINTED, APPOINTED)
       :: arrow(UNSOLVED, APPOINTED, APPOINTED)
       :: arrow(SENT, HANDED_ON, HANDED_ON)
       :: arrow(SEEN, HANDED_ON, HANDED_ON)
       :: arrow(ACCEPTED, HANDED_ON, HANDED_ON)
       :: arrow(APPOINTED, HANDED_ON, HANDED_ON)
       :: arrow(REFUSED, HANDED_ON, HANDED_ON)
       :: arrow(MISSED, HANDED_ON, HANDED_ON)
       :: arrow(CAME, HANDED_ON, HANDED_ON)
       :: arrow(SOLVED, HANDED_ON, HANDED_ON)
       :: arrow(PARTLY, HANDED_ON, HANDED_ON)
       :: arrow(UNSOLVED, HANDED_ON, HANDED_ON)
       :: arrow(DRAFTED, WITHDRAWN, WITHDRAWN)
       :: arrow(SENT, WITHDRAWN, WITHDRAWN)
       :: arrow(SEEN, WITHDRAWN, WITHDRAWN)
       :: arrow(ACCEPTED, WITHDRAWN, WITHDRAWN)
       :: arrow(APPOINTED, WITHDRAWN, WITHDRAWN)
       :: arrow(REFUSED, WITHDRAWN, WITHDRAWN)
       :: arrow(MISSED, WITHDRAWN, WITHDRAWN)
       :: arrow(CAME, WITHDRAWN, WITHDRAWN)
       :: arrow(SOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(PARTLY, WITHDRAWN, WITHDRAWN)
       :: arrow(UNSOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(REFUSED, CLOSED, CLOSED)
       :: arrow(MISSED, CLOSED, CLOSED)
       :: arrow(PARTLY, CLOSED, CLOSED)
       :: arrow(UNSOLVED, CLOSED, CLOSED)
       fi;
       take() }
  od
}

active proctype Receiver() {
  do
  :: ended -> break
  :: acts == 0 -> break
  :: atomic {
       if
       :: arrow(DRAFTED, SENT, SENT)
       :: arrow(SENT, SEEN, SEEN)
       :: arrow(SENT, ASKED, SENT)
       :: arrow(SEEN, ASKED, SEEN)
       :: arrow(ACCEPTED, ASKED, ACCEPTED)
       :: arrow(APPOINTED, ASKED, APPOINTED)
       :: arrow(SENT, ACCEPTED, ACCEPTED)
       :: arrow(SEEN, ACCEPTED, ACCEPTED)
       :: arrow(REFUSED, ACCEPTED, ACCEPTED)
       :: arrow(SENT, REFUSED, REFUSED)
       :: arrow(SEEN, REFUSED, REFUSED)
       :: arrow(ACCEPTED, REFUSED, REFUSED)
       :: arrow(APPOINTED, REFUSED, REFUSED)
       :: arrow(SENT, APPOINTED, APPOINTED)
       :: arrow(SEEN, APPOINTED, APPOINTED)
       :: arrow(ACCEPTED, APPOINTED, APPOINTED)
       :: arrow(APPOINTED, APPOINTED, APPOINTED)
       :: arrow(REFUSED, APPOINTED, APPOINTED)
       :: arrow(MISSED, APPOINTED, APPOINTED)
       :: arrow(CAME, APPOINTED, APPOINTED)
       :: arrow(SOLVED, APPOINTED, APPOINTED)
       :: arrow(PARTLY, APPOINTED, APPOINTED)
       :: arrow(UNSOLVED, APPOINTED, APPOINTED)
       :: arrow(SENT, CAME, CAME)
       :: arrow(SEEN, CAME, CAME)
       :: arrow(ACCEPTED, CAME, CAME)
       :: arrow(APPOINTED, CAME, CAME)
       :: arrow(MISSED, CAME, CAME)
       :: arrow(ACCEPTED, MISSED, MISSED)
       :: arrow(APPOINTED, MISSED, MISSED)
       :: arrow(CAME, SOLVED, SOLVED)
       :: arrow(PARTLY, SOLVED, SOLVED)
       :: arrow(UNSOLVED, SOLVED, SOLVED)
       :: arrow(CAME, PARTLY, PARTLY)
       :: arrow(SOLVED, PARTLY, PARTLY)
       :: arrow(UNSOLVED, PARTLY, PARTLY)
       :: arrow(CAME, UNSOLVED, UNSOLVED)
       :: arrow(SOLVED, UNSOLVED, UNSOLVED)
       :: arrow(PARTLY, UNSOLVED, UNSOLVED)
       :: arrow(SENT, HANDED_ON, HANDED_ON)
       :: arrow(SEEN, HANDED_ON, HANDED_ON)
       :: arrow(ACCEPTED, HANDED_ON, HANDED_ON)
       :: arrow(APPOINTED, HANDED_ON, HANDED_ON)
       :: arrow(REFUSED, HANDED_ON, HANDED_ON)
       :: arrow(MISSED, HANDED_ON, HANDED_ON)
       :: arrow(CAME, HANDED_ON, HANDED_ON)
       :: arrow(SOLVED, HANDED_ON, HANDED_ON)
       :: arrow(PARTLY, HANDED_ON, HANDED_ON)
       :: arrow(UNSOLVED, HANDED_ON, HANDED_ON)
       fi;
       take() }
  od
}

active proctype Person() {
  do
  :: ended -> break
  :: acts == 0 -> break
  :: atomic {
       if
       :: arrow(DRAFTED, SENT, SENT)
       :: arrow(SENT, CAME, CAME)
       :: arrow(SEEN, CAME, CAME)
       :: arrow(ACCEPTED, CAME, CAME)
       :: arrow(APPOINTED, CAME, CAME)
       :: arrow(MISSED, CAME, CAME)
       :: arrow(CAME, JUDGED, CLOSED)
       :: arrow(SOLVED, JUDGED, CLOSED)
       :: arrow(PARTLY, JUDGED, CLOSED)
       :: arrow(UNSOLVED, JUDGED, CLOSED)
       :: arrow(SENT, HANDED_ON, HANDED_ON)
       :: arrow(SEEN, HANDED_ON, HANDED_ON)
       :: arrow(ACCEPTED, HANDED_ON, HANDED_ON)
       :: arrow(APPOINTED, HANDED_ON, HANDED_ON)
       :: arrow(REFUSED, HANDED_ON, HANDED_ON)
       :: arrow(MISSED, HANDED_ON, HANDED_ON)
       :: arrow(CAME, HANDED_ON, HANDED_ON)
       :: arrow(SOLVED, HANDED_ON, HANDED_ON)
       :: arrow(PARTLY, HANDED_ON, HANDED_ON)
       :: arrow(UNSOLVED, HANDED_ON, HANDED_ON)
       :: arrow(DRAFTED, WITHDRAWN, WITHDRAWN)
       :: arrow(SENT, WITHDRAWN, WITHDRAWN)
       :: arrow(SEEN, WITHDRAWN, WITHDRAWN)
       :: arrow(ACCEPTED, WITHDRAWN, WITHDRAWN)
       :: arrow(APPOINTED, WITHDRAWN, WITHDRAWN)
       :: arrow(REFUSED, WITHDRAWN, WITHDRAWN)
       :: arrow(MISSED, WITHDRAWN, WITHDRAWN)
       :: arrow(CAME, WITHDRAWN, WITHDRAWN)
       :: arrow(SOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(PARTLY, WITHDRAWN, WITHDRAWN)
       :: arrow(UNSOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(SENT, ESCALATED, SENT)
       :: arrow(SEEN, ESCALATED, SEEN)
       :: arrow(ACCEPTED, ESCALATED, ACCEPTED)
       :: arrow(APPOINTED, ESCALATED, APPOINTED)
       :: arrow(REFUSED, ESCALATED, REFUSED)
       :: arrow(MISSED, ESCALATED, MISSED)
       :: arrow(CAME, ESCALATED, CAME)
       :: arrow(SOLVED, ESCALATED, SOLVED)
       :: arrow(PARTLY, ESCALATED, PARTLY)
       :: arrow(UNSOLVED, ESCALATED, UNSOLVED)
       fi;
       take() }
  od
}

active proctype Coordination() {
  do
  :: ended -> break
  /* It ends what is on its list, in the end. */
  :: atomic { acts == 0 && escalated && !ended -> step = CLOSED; to = CLOSED; take() }
  :: atomic {
       if
       :: arrow(SENT, ACCEPTED, ACCEPTED)
       :: arrow(SEEN, ACCEPTED, ACCEPTED)
       :: arrow(REFUSED, ACCEPTED, ACCEPTED)
       :: arrow(SENT, REFUSED, REFUSED)
       :: arrow(SEEN, REFUSED, REFUSED)
       :: arrow(ACCEPTED, REFUSED, REFUSED)
       :: arrow(APPOINTED, REFUSED, REFUSED)
       :: arrow(SENT, APPOINTED, APPOINTED)
       :: arrow(SEEN, APPOINTED, APPOINTED)
       :: arrow(ACCEPTED, APPOINTED, APPOINTED)
       :: arrow(APPOINTED, APPOINTED, APPOINTED)
       :: arrow(REFUSED, APPOINTED, APPOINTED)
       :: arrow(MISSED, APPOINTED, APPOINTED)
       :: arrow(CAME, APPOINTED, APPOINTED)
       :: arrow(SOLVED, APPOINTED, APPOINTED)
       :: arrow(PARTLY, APPOINTED, APPOINTED)
       :: arrow(UNSOLVED, APPOINTED, APPOINTED)
       :: arrow(SENT, CAME, CAME)
       :: arrow(SEEN, CAME, CAME)
       :: arrow(ACCEPTED, CAME, CAME)
       :: arrow(APPOINTED, CAME, CAME)
       :: arrow(MISSED, CAME, CAME)
       :: arrow(ACCEPTED, MISSED, MISSED)
       :: arrow(APPOINTED, MISSED, MISSED)
       :: arrow(CAME, SOLVED, SOLVED)
       :: arrow(PARTLY, SOLVED, SOLVED)
       :: arrow(UNSOLVED, SOLVED, SOLVED)
       :: arrow(CAME, PARTLY, PARTLY)
       :: arrow(SOLVED, PARTLY, PARTLY)
       :: arrow(UNSOLVED, PARTLY, PARTLY)
       :: arrow(CAME, UNSOLVED, UNSOLVED)
       :: arrow(SOLVED, UNSOLVED, UNSOLVED)
       :: arrow(PARTLY, UNSOLVED, UNSOLVED)
       :: arrow(SENT, HANDED_ON, HANDED_ON)
       :: arrow(SEEN, HANDED_ON, HANDED_ON)
       :: arrow(ACCEPTED, HANDED_ON, HANDED_ON)
       :: arrow(APPOINTED, HANDED_ON, HANDED_ON)
       :: arrow(REFUSED, HANDED_ON, HANDED_ON)
       :: arrow(MISSED, HANDED_ON, HANDED_ON)
       :: arrow(CAME, HANDED_ON, HANDED_ON)
       :: arrow(SOLVED, HANDED_ON, HANDED_ON)
       :: arrow(PARTLY, HANDED_ON, HANDED_ON)
       :: arrow(UNSOLVED, HANDED_ON, HANDED_ON)
       :: arrow(SENT, CLOSED, CLOSED)
       :: arrow(SEEN, CLOSED, CLOSED)
       :: arrow(ACCEPTED, CLOSED, CLOSED)
       :: arrow(APPOINTED, CLOSED, CLOSED)
       :: arrow(REFUSED, CLOSED, CLOSED)
       :: arrow(MISSED, CLOSED, CLOSED)
       :: arrow(CAME, CLOSED, CLOSED)
       :: arrow(SOLVED, CLOSED, CLOSED)
       :: arrow(PARTLY, CLOSED, CLOSED)
       :: arrow(UNSOLVED, CLOSED, CLOSED)
       :: arrow(SENT, TAKEN_UP, SENT)
       :: arrow(SEEN, TAKEN_UP, SEEN)
       :: arrow(ACCEPTED, TAKEN_UP, ACCEPTED)
       :: arrow(APPOINTED, TAKEN_UP, APPOINTED)
       :: arrow(REFUSED, TAKEN_UP, REFUSED)
       :: arrow(MISSED, TAKEN_UP, MISSED)
       :: arrow(CAME, TAKEN_UP, CAME)
       :: arrow(SOLVED, TAKEN_UP, SOLVED)
       :: arrow(PARTLY, TAKEN_UP, PARTLY)
       :: arrow(UNSOLVED, TAKEN_UP, UNSOLVED)
       fi;
       take() }
  od
}

#undef arrow
/* The clock takes only the step that is due, and it always runs. */
#define arrow(FROM, STEP, TO) state == FROM && next == STEP -> step = STEP; to = TO

active proctype Clock() {
  do
  :: ended -> break
  :: atomic {
       due != NONE -> next = due;
       if
       :: arrow(DRAFTED, WITHDRAWN, WITHDRAWN)
       :: arrow(SENT, WITHDRAWN, WITHDRAWN)
       :: arrow(SEEN, WITHDRAWN, WITHDRAWN)
       :: arrow(ACCEPTED, WITHDRAWN, WITHDRAWN)
       :: arrow(APPOINTED, WITHDRAWN, WITHDRAWN)
       :: arrow(REFUSED, WITHDRAWN, WITHDRAWN)
       :: arrow(MISSED, WITHDRAWN, WITHDRAWN)
       :: arrow(CAME, WITHDRAWN, WITHDRAWN)
       :: arrow(SOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(PARTLY, WITHDRAWN, WITHDRAWN)
       :: arrow(UNSOLVED, WITHDRAWN, WITHDRAWN)
       :: arrow(SOLVED, CLOSED, CLOSED)
       :: arrow(SENT, REMINDED, SENT)
       :: arrow(SEEN, REMINDED, SEEN)
       :: arrow(ACCEPTED, REMINDED, ACCEPTED)
       :: arrow(APPOINTED, REMINDED, APPOINTED)
       :: arrow(REFUSED, REMINDED, REFUSED)
       :: arrow(MISSED, REMINDED, MISSED)
       :: arrow(CAME, REMINDED, CAME)
       :: arrow(SOLVED, REMINDED, SOLVED)
       :: arrow(PARTLY, REMINDED, PARTLY)
       :: arrow(UNSOLVED, REMINDED, UNSOLVED)
       :: arrow(SENT, ESCALATED, SENT)
       :: arrow(SEEN, ESCALATED, SEEN)
       :: arrow(ACCEPTED, ESCALATED, ACCEPTED)
       :: arrow(APPOINTED, ESCALATED, APPOINTED)
       :: arrow(REFUSED, ESCALATED, REFUSED)
       :: arrow(MISSED, ESCALATED, MISSED)
       :: arrow(CAME, ESCALATED, CAME)
       :: arrow(SOLVED, ESCALATED, SOLVED)
       :: arrow(PARTLY, ESCALATED, PARTLY)
       :: arrow(UNSOLVED, ESCALATED, UNSOLVED)
       fi;
       take() }
  od
}

/* Any of them prepares a second referral, for another place; it is sent with the person's agreement, given up, or
   withdrawn by the clock. Sending it hands the first one on. */
active proctype Onward() {
  do
  :: ended -> break
  :: acts == 0 && onward != DRAFTED -> break
  :: atomic { waits && onward == NONE && acts > 0 -> acts--; onward = DRAFTED }
  :: atomic { waits && onward == DRAFTED && acts > 0 -> acts--; onward = SENT; step = HANDED_ON; to = HANDED_ON; take() }
  :: atomic { onward == DRAFTED -> onward = WITHDRAWN;
#ifdef FAULT_UNSENT_DRAFT_DELETES_THE_FIRST
       readable = false;
#endif
       assert(ended || readable) }
  od
}

ltl referral_ends { <> ended }
