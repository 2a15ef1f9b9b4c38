/** SQL in the caller's transaction. */
package se.usve.scoring.store;
