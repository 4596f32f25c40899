"""Reading: an owner's Chinese sentence becomes intent, urgency and slots. Imports nothing of ours."""
