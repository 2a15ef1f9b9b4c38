/** The assessors' pages: the queue, cases, overrides, conflicts of interest, agreement and site visits. */
package se.usve.scoring.desk;
